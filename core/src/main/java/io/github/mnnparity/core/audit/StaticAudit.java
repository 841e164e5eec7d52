package io.github.mnnparity.core.audit;

import io.github.mnnparity.core.align.Alignment;
import io.github.mnnparity.core.align.Pair;
import io.github.mnnparity.core.audit.form.ConstantFolding;
import io.github.mnnparity.core.audit.form.ConstantFolding.Folded;
import io.github.mnnparity.core.audit.form.Difference;
import io.github.mnnparity.core.audit.form.FormComparison;
import io.github.mnnparity.core.audit.form.FormComparison.Grids.Range;
import io.github.mnnparity.core.audit.form.Forms;
import io.github.mnnparity.core.audit.form.Outcome;
import io.github.mnnparity.core.capture.QuantizedForms;
import io.github.mnnparity.core.capture.QuantizedLayer;
import io.github.mnnparity.core.capture.QuantizedTensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
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
            node ->
                node.sources().stream().filter(ranges::containsKey).map(ranges::get).findFirst());
  }

  private static Range range(QuantizedLayer layer) {
    QuantizedTensor output = layer.output();
    double weightStep = layer.weightScales().stream().map(Math::abs).max().orElse(0);
    double inputStep =
        layer.inputs().stream().mapToDouble(QuantizedTensor::step).findFirst().orElse(0);
    return new Range(output.lowest(), output.highest(), output.step(), inputStep * weightStep);
  }

  /** What an audit of an aligned pair of models needs; constants are folded here. */
  public static StaticAudit of(Alignment alignment, QuantizedForms quantized) {
    return new StaticAudit(
        alignment,
        ConstantFolding.of(alignment.reference()),
        ConstantFolding.of(alignment.candidate()),
        quantized);
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

  /** What every region says, in execution order. */
  public Verdicts verdicts() {
    Map<Difference, Place> places = new LinkedHashMap<>();
    Map<Pair, List<String>> open = new LinkedHashMap<>();
    int same = 0;
    int different = 0;
    long numbers = 0;
    for (Pair pair : alignment.pairs()) {
      Outcome outcome = of(pair);
      numbers += outcome.numbers();
      if (outcome.isEqual()) {
        same++;
      } else {
        boolean proven = outcome.isProven();
        for (Difference difference : outcome.differences()) {
          if (!places.containsKey(difference) || proven) {
            places.put(difference, new Place(pair, difference, proven));
          }
        }
        if (proven) {
          different++;
        } else {
          open.put(pair, reasons(outcome));
        }
      }
    }
    return new Verdicts(
        List.copyOf(places.values()), open, alignment.pairs().size(), same, different, numbers);
  }

  private static List<String> reasons(Outcome outcome) {
    List<String> reasons = new ArrayList<>(outcome.open());
    outcome.differences().forEach(difference -> reasons.add(difference.summary()));
    return reasons;
  }

  /**
   * A difference and where it is.
   *
   * @param isProven nothing else in the region can make up for it
   */
  public record Place(Pair pair, Difference difference, boolean isProven) {}

  /**
   * All that an audit found.
   *
   * @param places one for each difference
   * @param open regions that could not be accounted for, with the reasons
   * @param regions aligned pairs
   * @param same regions that say the same on both sides
   * @param different regions that provably do not
   * @param numbers weights, biases and constants that were compared
   */
  public record Verdicts(
      List<Place> places,
      Map<Pair, List<String>> open,
      int regions,
      int same,
      int different,
      long numbers) {
    /** Whether the candidate provably says something else. */
    public boolean isDifferent() {
      return places.stream().anyMatch(Place::isProven);
    }
  }
}
