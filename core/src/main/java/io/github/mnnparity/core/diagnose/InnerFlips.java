package io.github.mnnparity.core.diagnose;

import io.github.mnnparity.core.align.Pair;
import io.github.mnnparity.core.error.ParityException;
import io.github.mnnparity.core.graph.Flow;
import io.github.mnnparity.core.noise.Discontinuous;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Decisions inside one region, which read what the region itself computes and rounds. */
final class InnerFlips {
  /** How far golden inputs are moved to stand for the rounding inside a region. */
  private static final double FEW_ROUNDINGS = 4 * Nudges.ULP;

  /** Elements this close, relative to the root mean square, are the same but for rounding. */
  private static final double CLOSE = 1e-5;

  private final Measured measured;
  private final Evaluator evaluator;
  private final Flow flow;

  InnerFlips(Measured measured, Evaluator evaluator) {
    this.measured = measured;
    this.evaluator = evaluator;
    this.flow = measured.alignment().reference();
  }

  /**
   * Whether rounding inside one region leads to {@code answer}: a decision in it reads what the
   * region itself computes, and each element comes about in a run of the reference's region on
   * golden inputs that are moved by a few roundings.
   *
   * @param inside pairs that the region computes, {@code place} among them
   */
  boolean excuse(Pair place, Collection<Pair> inside, Tensor answer) {
    Set<String> borders = new HashSet<>();
    measured.alignment().pairs().forEach(pair -> borders.add(pair.reference()));
    inside.forEach(pair -> borders.remove(pair.reference()));
    Flow.Slice region = flow.slice(place.reference(), borders);
    Tensor right = measured.referenceValue(place);
    if (region.nodes().size() < 2
        || answer.elements() != right.elements()
        || region.nodes().stream()
            .allMatch(
                node -> Discontinuous.outputs(flow, node, measured.referenceValues()).isEmpty())) {
      return false;
    }
    Map<String, Nudges.Read> read = new TreeMap<>();
    for (String value : region.frontier()) {
      Tensor golden = measured.referenceValues().get(value);
      read.put(value, new Nudges.Read(golden, golden, FEW_ROUNDINGS));
    }
    double tolerance = CLOSE * Nudges.rootMeanSquare(right);
    BitSet open = new BitSet();
    open.set(0, Math.toIntExact(answer.elements()));
    Nudges.close(open, answer, right, tolerance);
    try {
      for (int seed = 1; seed <= Nudges.SEEDS && !open.isEmpty(); seed++) {
        Map<String, Tensor> feeds = new HashMap<>(measured.feeds());
        feeds.putAll(Nudges.moved(read, seed));
        Nudges.close(
            open,
            answer,
            evaluator
                .run(measured.reference().graph(), feeds, List.of(place.reference()))
                .get(place.reference()),
            tolerance);
      }
      return open.isEmpty();
    } catch (ParityException e) {
      return false;
    }
  }
}
