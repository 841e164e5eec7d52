package io.github.mnnparity.report;

import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.Nearest;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.FindingKind;
import io.github.mnnparity.core.report.Layer;
import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.core.report.Severity;
import io.github.mnnparity.report.facts.Places;
import java.util.List;
import java.util.Optional;

/**
 * A way through a report, for a notebook or a program:
 *
 * <pre>{@code
 * var walk = Walk.through(report);
 * walk.firstDivergence();                                    // where it begins
 * walk.layers().in("session").beyondNoise().worst(5);        // a table in a notebook
 * walk.guilty().around(2);                                   // the blamed layers and neighbours
 * walk.errors().get(0).advice();
 * }</pre>
 *
 * Immutable, thread-safe.
 */
public final class Walk {
  private final Report report;

  private Walk(Report report) {
    this.report = report;
  }

  public static Walk through(Report report) {
    return new Walk(report);
  }

  /** The first layer, in execution order, that is further off than rounding explains. */
  public Optional<Layer> firstDivergence() {
    return layers().beyondNoise().first();
  }

  /** All layers, in execution order of the reference. */
  public LayerWalk layers() {
    return LayerWalk.all(report);
  }

  /** The layers that findings blame, in execution order. */
  public LayerWalk guilty() {
    List<Integer> rows =
        errors().stream()
            .flatMap(finding -> Places.guilty(report, finding).stream())
            .distinct()
            .sorted()
            .toList();
    return layers().at(rows);
  }

  /**
   * The layer of a tensor.
   *
   * @param tensor its name on the ONNX or on the MNN side
   * @throws BadInputException if no layer has that name
   */
  public Layer layer(String tensor) {
    return report.layers().stream()
        .filter(layer -> layer.onnxTensor().equals(tensor))
        .findFirst()
        .or(
            () ->
                report.layers().stream()
                    .filter(layer -> layer.mnnTensor().equals(tensor))
                    .findFirst())
        .orElseThrow(() -> unknown(tensor));
  }

  /** Findings that explain an output beyond its limit, the most upstream first. */
  public List<Finding> errors() {
    return findings(Severity.ERROR);
  }

  /** The other findings. */
  public List<Finding> notes() {
    return findings(Severity.NOTE);
  }

  /** Findings of one kind. */
  public List<Finding> findings(FindingKind kind) {
    return report.findings().stream().filter(finding -> finding.kind() == kind).toList();
  }

  private List<Finding> findings(Severity severity) {
    return report.findings().stream().filter(finding -> finding.severity() == severity).toList();
  }

  private BadInputException unknown(String tensor) {
    List<String> names = report.layers().stream().map(Layer::onnxTensor).toList();
    return new BadInputException(
        new Problem(
            tensor,
            "the name of one of " + names.size() + " layers",
            "no layer of that name",
            Nearest.question(tensor, names, "`layers()` shows them all")));
  }
}
