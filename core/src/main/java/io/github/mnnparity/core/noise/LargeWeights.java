package io.github.mnnparity.core.noise;

import io.github.mnnparity.core.graph.Flow;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Weights of which no moved copy is made. In a sum of products w·x·(1 + e) it is the same to move w
 * or x: the operator's input is moved instead.
 */
final class LargeWeights {
  /** A moved copy of more than this costs more memory and time than the noise floor is worth. */
  static final long MOST_COPIED = 64L << 20;

  private LargeWeights() {}

  static boolean isLarge(Tensor tensor) {
    return tensor.dtype() == DType.FLOAT32 && tensor.byteSize() > MOST_COPIED;
  }

  /**
   * The graph with moved inputs before the accumulating nodes that read large initializers.
   *
   * @param values of the graph, for the shapes of inputs
   */
  static Graph moved(
      Flow flow, Accumulation accumulation, Map<String, Tensor> values, Jitter jitter) {
    Graph graph = flow.graph();
    if (graph.initializers().values().stream().noneMatch(LargeWeights::isLarge)) {
      return graph;
    }
    Map<String, Tensor> initializers = new LinkedHashMap<>(graph.initializers());
    List<Node> nodes = new ArrayList<>();
    for (Node node : graph.nodes()) {
      Tensor input =
          node.inputs().isEmpty() ? null : values.get(flow.canonical(node.inputs().get(0)));
      if (input == null || input.dtype() != DType.FLOAT32 || !readsLarge(flow, node)) {
        nodes.add(node);
        continue;
      }
      String moved = node.outputs().get(0) + "~moved";
      String factor = moved + "~factor";
      float[] ones = new float[Math.toIntExact(input.elements())];
      Arrays.fill(ones, 1);
      initializers.put(
          factor, jitter.relative(Tensor.ofFloats(input.shape(), ones), accumulation.spread(node)));
      nodes.add(
          new Node(
              moved,
              "",
              "Mul",
              List.of(node.inputs().get(0), factor),
              List.of(moved),
              List.of(),
              node.sources()));
      List<String> inputs = new ArrayList<>(node.inputs());
      inputs.set(0, moved);
      nodes.add(node.withValues(inputs, node.outputs()));
    }
    return graph.withNodes(nodes).withInitializers(initializers);
  }

  private static boolean readsLarge(Flow flow, Node node) {
    return Jitter.ACCUMULATING.contains(node.opType())
        && flow.inputsOf(node).stream()
            .map(flow.graph().initializers()::get)
            .anyMatch(tensor -> tensor != null && isLarge(tensor));
  }
}
