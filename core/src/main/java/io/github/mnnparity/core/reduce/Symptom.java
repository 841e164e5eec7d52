package io.github.mnnparity.core.reduce;

import io.github.mnnparity.core.report.ErrorSummary;
import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.FindingKind;
import io.github.mnnparity.core.report.Layer;
import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.core.report.Severity;
import java.util.Collections;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * How a model fails: the kind of the first error, where, and by how much.
 *
 * @param tensors values of the reference that the guilty operators make
 * @param ops of the candidate
 * @param failure how the engine failed; empty where it gave an answer
 * @param error relative RMS error of the layer on golden inputs where that is known, else with
 *     everything before it; NaN where there is no number
 */
public record Symptom(
    FindingKind kind, Set<String> tensors, Set<String> ops, String failure, double error) {
  /** Errors of the whole and of the part may differ by this factor: the part may be smaller. */
  static final double FACTOR = 10;

  private static final String LIFTED = "lifted";

  /**
   * @param region values of the reference inside the place of {@code finding}
   */
  public static Symptom of(Finding finding, Report report, Set<String> region) {
    Set<String> tensors = new HashSet<>(region);
    tensors.addAll(finding.onnxTensors());
    return new Symptom(
        finding.kind(),
        tensors,
        Set.copyOf(finding.mnnOps()),
        Objects.toString(finding.details().getOrDefault("failure", "")),
        errorAt(finding, report));
  }

  /** The finding of {@code report} that is the same fault; empty where there is none. */
  public Optional<Finding> in(Report report) {
    return report.findings().stream()
        .filter(finding -> finding.severity() == Severity.ERROR && finding.kind() == kind)
        .filter(this::isHere)
        .filter(finding -> isAsLarge(errorAt(finding, report)))
        .findFirst();
  }

  private boolean isHere(Finding finding) {
    String other = Objects.toString(finding.details().getOrDefault("failure", ""));
    boolean place =
        !Collections.disjoint(tensors, finding.onnxTensors())
            || !Collections.disjoint(ops, finding.mnnOps());
    return place && other.equals(failure);
  }

  private boolean isAsLarge(double other) {
    return Double.isNaN(error)
        || Double.isNaN(other)
        || (other <= error * FACTOR && error <= other * FACTOR);
  }

  /** Relative RMS error of the finding's layer; NaN where the report has no number. */
  static double errorAt(Finding finding, Report report) {
    boolean file =
        switch (finding.kind()) {
          case CONVERSION, QUANTIZATION, LIFTING -> true;
          default -> false;
        };
    for (Layer layer : report.layers()) {
      if (finding.onnxTensors().contains(layer.onnxTensor())) {
        Optional<Double> error =
            layer.views().entrySet().stream()
                .filter(view -> view.getKey().equals(LIFTED) == file)
                .flatMap(view -> view.getValue().local().or(view.getValue()::cumulative).stream())
                .map(ErrorSummary::relRms)
                .filter(Double::isFinite)
                .max(Double::compare);
        if (error.isPresent()) {
          return error.get();
        }
      }
    }
    return Double.NaN;
  }
}
