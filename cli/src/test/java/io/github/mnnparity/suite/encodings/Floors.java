package io.github.mnnparity.suite.encodings;

import io.github.mnnparity.core.capture.GraphRunner;
import io.github.mnnparity.core.capture.GraphRunner.RunOptions;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.metric.ErrorMoments;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * How far an engine's values may be from those of a graph: measured by running the graph again with
 * each weight moved by about a rounding, widened by the number of products that its layer adds up,
 * and each mean, whose terms mostly have one sign so that a naive sum drifts, by more.
 */
final class Floors {
  /** Engines use other algorithms (Winograd, polynomial exp): as wide as the product allows. */
  private static final double ENGINE_SPREAD = 16;

  private static final double ULP = 0x1p-23;
  private static final int SEEDS = 2;
  private static final Set<String> MEANS =
      Set.of("GlobalAveragePool", "AveragePool", "ReduceMean", "ReduceSum");

  private final GraphRunner runner;
  private final Graph graph;
  private final Map<String, Tensor> inputs;

  Floors(GraphRunner runner, Graph graph, Map<String, Tensor> inputs) {
    this.runner = runner;
    this.graph = graph;
    this.inputs = inputs;
  }

  /** Relative RMS errors that rounding explains, for each of {@code values}. */
  Map<String, Double> of(Map<String, Tensor> values) {
    Map<String, Double> floors = new HashMap<>();
    double depth = Math.sqrt(graph.nodes().size()) / 2;
    values.keySet().forEach(value -> floors.put(value, ULP * (1 + depth)));
    for (int seed = 0; seed < SEEDS; seed++) {
      Map<String, Tensor> again =
          runner.run(
              moved(values, new SplittableRandom(seed)),
              inputs,
              values.keySet(),
              RunOptions.DEFAULT);
      values.forEach(
          (name, value) ->
              floors.merge(name, ErrorMoments.distance(value, again.get(name)), Math::max));
    }
    floors.replaceAll((value, floor) -> ENGINE_SPREAD * floor);
    return floors;
  }

  private Graph moved(Map<String, Tensor> values, SplittableRandom random) {
    Map<String, Tensor> initializers = new LinkedHashMap<>(graph.initializers());
    Set<String> sizes =
        graph.nodes().stream()
            .filter(node -> node.opType().equals("Resize"))
            .flatMap(node -> node.inputs().stream())
            .collect(Collectors.toSet());
    initializers.replaceAll(
        (name, tensor) ->
            tensor.dtype() == DType.FLOAT32 && tensor.elements() > 1 && !sizes.contains(name)
                ? times(tensor, 1 + Math.sqrt(terms(tensor)) / 8, random)
                : tensor);
    List<Node> nodes = new ArrayList<>();
    for (Node node : graph.nodes()) {
      Tensor mean = values.get(node.outputs().get(0));
      Tensor terms = values.get(node.inputs().isEmpty() ? "" : node.inputs().get(0));
      if (!MEANS.contains(node.opType()) || mean == null || terms == null) {
        nodes.add(node);
        continue;
      }
      String exact = node.outputs().get(0) + "~exact";
      String factor = exact + "~factor";
      float[] ones = new float[Math.toIntExact(mean.elements())];
      Arrays.fill(ones, 1);
      initializers.put(
          factor,
          times(
              Tensor.ofFloats(mean.shape(), ones),
              1 + Math.sqrt((double) terms.elements() / mean.elements()) / 2,
              random));
      nodes.add(node.withValues(node.inputs(), List.of(exact)));
      nodes.add(
          new Node(exact, "", "Mul", List.of(exact, factor), node.outputs(), List.of(), List.of()));
    }
    return new Graph(
        graph.name(),
        graph.opsets(),
        graph.inputs(),
        graph.outputs(),
        nodes,
        initializers,
        graph.codings(),
        graph.hidden());
  }

  /** Products that an output of the layer adds up. */
  private static double terms(Tensor weights) {
    return weights.elements() / (double) Math.max(1, weights.shape().dim(0));
  }

  private static Tensor times(Tensor tensor, double ulps, SplittableRandom random) {
    double amount = ulps * ULP;
    float[] values = tensor.toFloats();
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (values[i] * (1 + (2 * random.nextDouble() - 1) * amount));
    }
    return Tensor.ofFloats(tensor.shape(), values);
  }
}
