package io.github.mnnparity.core.audit;

import io.github.mnnparity.core.align.Alignment;
import io.github.mnnparity.core.align.Pair;
import io.github.mnnparity.core.audit.form.ConstantFolding.Folded;
import io.github.mnnparity.core.audit.form.FormComparison;
import io.github.mnnparity.core.audit.form.FormComparison.Grids.Range;
import io.github.mnnparity.core.audit.form.Forms;
import io.github.mnnparity.core.audit.form.Outcome;
import io.github.mnnparity.core.capture.QuantizedForms;
import io.github.mnnparity.core.capture.QuantizedLayer;
import io.github.mnnparity.core.capture.QuantizedTensor;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Compares what both files say in each aligned region: operators, attributes, weights, constants.
 * Regions are compared when they are first asked for. Not thread-safe.
 */
public final class StaticAudit {
  private static final String NO_SCALE =
      "layers of integers between which the file leaves the scale open";

  private final Alignment alignment;
  private final FormComparison comparison;
  private final Set<String> unscaled;
  private final Map<Pair, Outcome> outcomes = new HashMap<>();

  /**
   * @param referenceConstants that nodes of the reference compute
   * @param candidateConstants that nodes of the candidate compute
   * @param quantized layers of the candidate that are stored as integer arithmetic
   */
  public StaticAudit(
      Alignment alignment,
      Folded referenceConstants,
      Folded candidateConstants,
      QuantizedForms quantized) {
    this.alignment = alignment;
    Set<String> references = new HashSet<>(alignment.reference().inputs());
    Set<String> candidates = new HashSet<>(alignment.candidate().inputs());
    for (Pair pair : alignment.pairs()) {
      references.add(pair.reference());
      candidates.add(pair.candidate());
    }
    this.unscaled = quantized.unscaled();
    Map<String, Range> ranges = new HashMap<>();
    for (QuantizedLayer layer : quantized.layers()) {
      ranges.put(layer.op(), range(layer));
    }
    this.comparison =
        new FormComparison(
            alignment,
            new Forms(alignment.reference(), referenceConstants, references),
            new Forms(alignment.candidate(), candidateConstants, candidates),
            node -> node.sources().stream().filter(ranges::containsKey).map(ranges::get).findFirst());
  }

  private static Range range(QuantizedLayer layer) {
    QuantizedTensor output = layer.output();
    double weightStep = layer.weightScales().stream().map(Math::abs).max().orElse(0);
    double inputStep =
        layer.inputs().stream().mapToDouble(QuantizedTensor::step).findFirst().orElse(0);
    return new Range(output.lowest(), output.highest(), output.step(), inputStep * weightStep);
  }

  /** What the region of one pair says on either side. */
  public Outcome of(Pair pair) {
    return outcomes.computeIfAbsent(
        pair, each -> isUnscaled(each) ? Outcome.open(NO_SCALE) : comparison.of(each));
  }

  private boolean isUnscaled(Pair pair) {
    return !unscaled.isEmpty()
        && alignment.region(pair).candidate().nodes().stream()
            .flatMap(node -> node.outputs().stream())
            .anyMatch(unscaled::contains);
  }

  /** Every pair, in execution order. */
  public Map<Pair, Outcome> all() {
    Map<Pair, Outcome> all = new LinkedHashMap<>();
    alignment.pairs().forEach(pair -> all.put(pair, of(pair)));
    return all;
  }
}
