package io.github.mnnparity.core.noise;

import io.github.mnnparity.core.align.Alignment;
import io.github.mnnparity.core.align.Pair;
import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.graph.Flow;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.LocalGraph;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.metric.ErrorMoments;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Measures noise floors by running the reference again with its constants and golden inputs moved
 * by about one rounding, widened by the accumulation length of the operator that reads them.
 */
public final class NoiseMeter {
  private static final int SEEDS = 2;

  /** Runs that {@link #measure} asks its runner for. */
  public static final int RUNS = SEEDS + 1;

  private static final double LARGEST = 1e6;

  /** Computes values of a graph; feeds may replace initializers and cut at inner values. */
  @FunctionalInterface
  public interface Runner {
    Map<String, Tensor> run(Graph graph, Map<String, Tensor> feeds, Collection<String> wanted);
  }

  private final Runner runner;
  private final Alignment alignment;
  private final Flow flow;
  private final Map<String, Tensor> feeds;
  private final Map<String, Tensor> values;
  private final Accumulation accumulation;
  private final Predicate<Pair> roundingFree;

  /**
   * @param feeds graph inputs of the reference
   * @param values of the reference, by canonical name
   * @param roundingFree pairs whose region rounds nothing: a tie that its golden inputs hold is no
   *     noise
   */
  public NoiseMeter(
      Runner runner,
      Alignment alignment,
      Map<String, Tensor> feeds,
      Map<String, Tensor> values,
      Predicate<Pair> roundingFree) {
    this.runner = runner;
    this.roundingFree = roundingFree;
    this.alignment = alignment;
    this.flow = alignment.reference();
    this.feeds = feeds;
    this.values = values;
    this.accumulation = new Accumulation(flow, values);
  }

  /** Floors of pairs whose weights are stored in full. */
  public NoiseFloors measure() {
    Map<Pair, Double> local = local();
    Map<Pair, Double> cumulative = new LinkedHashMap<>(depthFloors());
    local.forEach((pair, floor) -> cumulative.merge(pair, floor, Math::max));
    cumulative(computed()).forEach((pair, floor) -> cumulative.merge(pair, floor, Math::max));
    return new NoiseFloors(cumulative, local, Map.of(), Map.of());
  }

  /** Floors of the graph's outputs only, with everything upstream: for much less work. */
  public NoiseFloors measureOutputs() {
    Map<Pair, Double> depth = depthFloors();
    Map<Pair, Double> floors =
        cumulative(
            flow.outputs().stream()
                .flatMap(output -> alignment.ofReference(output).stream())
                .filter(pair -> flow.order(pair.reference()) >= 0)
                .distinct()
                .toList());
    floors.replaceAll((pair, floor) -> Math.max(floor, depth.get(pair)));
    return new NoiseFloors(floors, Map.of(), Map.of(), Map.of());
  }

  private Map<Pair, Double> cumulative(List<Pair> computed) {
    Map<Pair, Double> cumulative = new LinkedHashMap<>();
    Map<String, Tensor> decided = decided();
    for (int seed = 0; seed < SEEDS; seed++) {
      Map<String, Tensor> moved = new HashMap<>(feeds);
      moved.putAll(decided);
      Jitter jitter = new Jitter(seed);
      moved.putAll(jitter.initializers(flow, accumulation));
      Map<String, Tensor> again =
          runner.run(
              InnerWeights.moved(LargeWeights.moved(flow, accumulation, values, jitter), jitter),
              moved,
              computed.stream().map(Pair::reference).distinct().toList());
      for (Pair pair : computed) {
        cumulative.merge(
            pair, distance(values.get(pair.reference()), again.get(pair.reference())), Math::max);
      }
    }
    return cumulative;
  }

  /** What operators that decide gave: flips would say nothing about noise. */
  private Map<String, Tensor> decided() {
    Map<String, Tensor> decided = new HashMap<>();
    for (Node node : flow.nodes()) {
      Discontinuous.outputs(flow, node, values)
          .forEach(output -> decided.put(output, values.get(output)));
    }
    return decided;
  }

  private List<Pair> computed() {
    return alignment.pairs().stream().filter(pair -> flow.order(pair.reference()) >= 0).toList();
  }

  private Map<Pair, Double> local() {
    Jitter jitter = new Jitter(SEEDS);
    Map<String, Tensor> moved = new HashMap<>(feeds);
    moved.putAll(jitter.initializers(flow, accumulation));
    Set<String> cut = new HashSet<>();
    for (Pair pair : alignment.pairs()) {
      Tensor value = values.get(pair.reference());
      cut.add(pair.reference());
      moved.put(
          pair.reference(),
          value.dtype() == DType.FLOAT32 && !isExact(pair.reference())
              ? jitter.relative(value, widestReader(pair.reference()))
              : value);
    }
    List<Pair> computed = computed();
    Map<String, Tensor> again =
        runner.run(
            InnerWeights.moved(LocalGraph.cut(flow.graph(), cut), jitter),
            moved,
            computed.stream().map(pair -> LocalGraph.localName(pair.reference())).toList());
    Map<Pair, Double> floors = new LinkedHashMap<>();
    for (Pair pair : computed) {
      double seen =
          roundingFree.test(pair)
              ? 0
              : distance(
                  values.get(pair.reference()), again.get(LocalGraph.localName(pair.reference())));
      floors.put(pair, Math.max(seen, Jitter.ULP));
    }
    return floors;
  }

  /**
   * Values that no rounding moves, but which decide everything if moved by a bit: factors that
   * sizes are multiplied with, and what the user gives to pick pixels by or to find equals in.
   */
  private boolean isExact(String value) {
    return flow.consumers(value).stream()
        .anyMatch(
            node ->
                switch (node.opType()) {
                  case "Resize", "Upsample" -> flow.inputsOf(node).indexOf(value) > 0;
                  case "GridSample" ->
                      flow.order(value) < 0
                          && flow.inputsOf(node).indexOf(value) == 1
                          && node.attribute("mode")
                              .filter(mode -> mode.equals(new Attribute.StringValue("nearest")))
                              .isPresent();
                  case "Unique" -> flow.order(value) < 0;
                  default -> false;
                });
  }

  private double widestReader(String value) {
    return flow.consumers(value).stream().mapToDouble(accumulation::spread).max().orElse(1);
  }

  /** Rounding grows at least with the square root of the number of operators passed. */
  private Map<Pair, Double> depthFloors() {
    Map<String, Integer> depth = new HashMap<>();
    for (Node node : flow.nodes()) {
      int deepest =
          flow.inputsOf(node).stream().mapToInt(v -> depth.getOrDefault(v, 0)).max().orElse(0);
      node.outputs().forEach(output -> depth.put(output, deepest + 1));
    }
    Map<Pair, Double> floors = new LinkedHashMap<>();
    for (Pair pair : alignment.pairs()) {
      floors.put(pair, Jitter.ULP * (1 + Math.sqrt(depth.getOrDefault(pair.reference(), 0)) / 2));
    }
    return floors;
  }

  /**
   * Adds what the stored form of coded weights explains.
   *
   * @param lenient runs the candidate graph as far as it can be run
   * @param lifted values of the candidate graph by canonical name
   * @param local values of its regions alone
   * @param replay computes the regions alone, in floats, with other initializers and golden values
   * @param grids where values are rounded; {@code local} are values of the dequantized form then
   */
  public NoiseFloors withCodings(
      NoiseFloors floors,
      Runner lenient,
      Map<String, Tensor> candidateFeeds,
      Map<String, Tensor> lifted,
      Map<Pair, Tensor> local,
      Function<Map<String, Tensor>, Map<Pair, Tensor>> replay,
      Grids grids) {
    Flow candidate = alignment.candidate();
    if (candidate.graph().codings().isEmpty() && grids.isEmpty()) {
      return floors;
    }
    Map<String, Tensor> moved = new Jitter(SEEDS + 1L).codings(candidate);
    Map<String, Tensor> all = new HashMap<>(candidateFeeds);
    all.putAll(moved);
    List<Pair> computed =
        alignment.pairs().stream().filter(pair -> lifted.containsKey(pair.candidate())).toList();
    Map<String, Tensor> again =
        lenient.run(
            candidate.graph(), all, computed.stream().map(Pair::candidate).distinct().toList());
    Map<Pair, Double> cumulative = new LinkedHashMap<>();
    for (Pair pair : computed) {
      if (!again.containsKey(pair.candidate())) {
        continue;
      }
      cumulative.put(pair, distance(lifted.get(pair.candidate()), again.get(pair.candidate())));
    }
    Map<Pair, Double> weights = apart(local, replay.apply(moved));
    if (grids.isEmpty()) {
      return new NoiseFloors(floors.cumulative(), floors.local(), cumulative, weights);
    }
    moved.putAll(rounded(grids));
    Map<Pair, Double> steps = new LinkedHashMap<>();
    Map<Pair, Double> stored = new LinkedHashMap<>();
    apart(local, replay.apply(moved))
        .forEach(
            (pair, inputs) -> {
              int layers = Math.max(1, grids.layers(pair).size());
              Tensor value = values.get(pair.reference());
              double step = relative(grids.outputStep(pair), value);
              steps.put(pair, relative(grids.heldStep(pair), value));
              stored.put(pair, Math.sqrt(layers) * Math.hypot(inputs, step / Math.sqrt(12)));
            });
    return new NoiseFloors(floors.cumulative(), floors.local(), cumulative, stored, weights, steps);
  }

  private static Map<Pair, Double> apart(Map<Pair, Tensor> before, Map<Pair, Tensor> after) {
    Map<Pair, Double> apart = new LinkedHashMap<>();
    after.forEach(
        (pair, value) -> {
          if (before.containsKey(pair)) {
            apart.put(pair, distance(before.get(pair), value));
          }
        });
    return apart;
  }

  /** Golden values, each moved as far as rounding to the grid of its reader may move it. */
  private Map<String, Tensor> rounded(Grids grids) {
    Jitter jitter = new Jitter(SEEDS + 2L);
    Map<String, Tensor> moved = new LinkedHashMap<>();
    for (Pair pair : alignment.pairs()) {
      double step = grids.inputStep(pair.candidate());
      Tensor golden = values.get(pair.reference());
      if (step > 0 && golden.dtype() == DType.FLOAT32) {
        moved.put(pair.candidate(), jitter.uniform(golden, step));
      }
    }
    return moved;
  }

  private static double relative(double step, Tensor value) {
    double square = 0;
    for (float element : step == 0 ? new float[0] : value.toFloats()) {
      square += (double) element * element;
    }
    double rms = Math.sqrt(square / Math.max(1, value.elements()));
    return step == 0 || rms == 0 ? 0 : Math.min(LARGEST, step / rms);
  }

  private static double distance(Tensor value, Tensor again) {
    if (value.dtype() == DType.STRING || value.elements() != again.elements()) {
      return value.dtype() == DType.STRING ? 0 : LARGEST;
    }
    return Math.min(LARGEST, ErrorMoments.of(value, again).relRms());
  }
}
