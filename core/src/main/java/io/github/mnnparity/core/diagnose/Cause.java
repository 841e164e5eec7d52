package io.github.mnnparity.core.diagnose;

import io.github.mnnparity.core.align.Pair;
import io.github.mnnparity.core.report.FindingKind;
import io.github.mnnparity.core.report.Severity;
import java.util.List;

/**
 * A finding in the making.
 *
 * @param effect what it alone does to the outputs, as a multiple of the output's limit; infinite
 *     where that cannot be computed
 * @param noiseFactor the guilty side's error on golden inputs as a multiple of its noise floor; NaN
 *     where that was not measured
 * @param reason why the place was looked at; of a REFERENCE finding, what is the matter
 */
public record Cause(
    Pair pair,
    FindingKind kind,
    Severity severity,
    double confidence,
    double effect,
    double noiseFactor,
    List<String> mnnOps,
    List<String> mnnTensors,
    List<String> onnxNodes,
    List<String> onnxTensors,
    String reason,
    List<String> evidence) {

  Cause(
      Pair pair,
      FindingKind kind,
      Severity severity,
      double confidence,
      double effect,
      Place place,
      String reason,
      List<String> evidence) {
    this(
        pair,
        kind,
        severity,
        confidence,
        effect,
        Double.NaN,
        place.mnnOps(),
        place.mnnTensors(),
        place.onnxNodes(),
        place.onnxTensors(),
        reason,
        List.copyOf(evidence));
  }

  public Cause withSeverity(Severity other) {
    return with(other, noiseFactor);
  }

  Cause withNoiseFactor(double factor) {
    return with(severity, factor);
  }

  private Cause with(Severity otherSeverity, double factor) {
    return new Cause(
        pair,
        kind,
        otherSeverity,
        confidence,
        effect,
        factor,
        mnnOps,
        mnnTensors,
        onnxNodes,
        onnxTensors,
        reason,
        evidence);
  }
}
