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
 * @param reason why the place was looked at
 */
public record Cause(
    Pair pair,
    FindingKind kind,
    Severity severity,
    double confidence,
    double effect,
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
        place.mnnOps(),
        place.mnnTensors(),
        place.onnxNodes(),
        place.onnxTensors(),
        reason,
        List.copyOf(evidence));
  }

  Cause withSeverity(Severity other) {
    return new Cause(
        pair,
        kind,
        other,
        confidence,
        effect,
        mnnOps,
        mnnTensors,
        onnxNodes,
        onnxTensors,
        reason,
        evidence);
  }
}
