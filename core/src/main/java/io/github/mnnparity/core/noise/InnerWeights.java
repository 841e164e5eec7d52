package io.github.mnnparity.core.noise;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What rounds inside nodes that have subgraphs: the weights that operators in there read. */
final class InnerWeights {
  private InnerWeights() {}

  /** Terms that an operator inside {@code node} adds up for one element; at least 1. */
  static double longestSum(Node node, Map<String, Tensor> outside) {
    double longest = 1;
    for (Graph subgraph : subgraphs(node)) {
      Map<String, Tensor> known = known(subgraph, outside);
      for (Node inner : subgraph.nodes()) {
        longest = Math.max(longest, longestSum(inner, known));
        for (String weight : weights(inner, known)) {
          longest = Math.max(longest, terms(inner, known.get(weight)));
        }
      }
    }
    return longest;
  }

  /**
   * Constants of the graphs around that operators inside {@code node} read as weights, with the
   * spread of the reader.
   */
  static Map<String, Double> captured(Node node, Map<String, Tensor> outside) {
    Map<String, Double> amounts = new LinkedHashMap<>();
    for (Graph subgraph : subgraphs(node)) {
      Map<String, Tensor> visible = new HashMap<>(outside);
      visible.keySet().removeAll(subgraph.initializers().keySet());
      for (Node inner : subgraph.nodes()) {
        captured(inner, visible).forEach((name, amount) -> amounts.merge(name, amount, Math::max));
        for (String weight : weights(inner, visible)) {
          amounts.merge(weight, spread(inner, visible.get(weight)), Math::max);
        }
      }
    }
    return amounts;
  }

  /** The graph with the weights that its subgraphs own moved. */
  static Graph moved(Graph graph, Jitter jitter) {
    if (graph.nodes().stream().allMatch(node -> subgraphs(node).isEmpty())) {
      return graph;
    }
    return graph.withNodes(graph.nodes().stream().map(node -> moved(node, jitter)).toList());
  }

  private static Node moved(Node node, Jitter jitter) {
    if (subgraphs(node).isEmpty()) {
      return node;
    }
    List<Attribute> attributes = new ArrayList<>();
    for (Attribute attribute : node.attributes()) {
      attributes.add(
          attribute.value() instanceof Attribute.GraphValue inner
              ? Attribute.of(attribute.name(), ownMoved(inner.value(), jitter))
              : attribute);
    }
    return new Node(
        node.name(),
        node.domain(),
        node.opType(),
        node.inputs(),
        node.outputs(),
        attributes,
        node.sources());
  }

  private static Graph ownMoved(Graph subgraph, Jitter jitter) {
    Map<String, Tensor> initializers = new LinkedHashMap<>(subgraph.initializers());
    for (Node inner : subgraph.nodes()) {
      for (String weight : weights(inner, subgraph.initializers())) {
        Tensor tensor = subgraph.initializers().get(weight);
        initializers.put(weight, jitter.relative(tensor, spread(inner, tensor)));
      }
    }
    return moved(subgraph.withInitializers(initializers), jitter);
  }

  private static Map<String, Tensor> known(Graph subgraph, Map<String, Tensor> outside) {
    Map<String, Tensor> known = new HashMap<>(outside);
    known.putAll(subgraph.initializers());
    return known;
  }

  private static List<String> weights(Node node, Map<String, Tensor> known) {
    if (!Jitter.ACCUMULATING.contains(node.opType())) {
      return List.of();
    }
    return node.inputs().stream()
        .filter(
            input -> {
              Tensor tensor = known.get(input);
              return tensor != null
                  && tensor.dtype() == DType.FLOAT32
                  && !LargeWeights.isLarge(tensor);
            })
        .distinct()
        .toList();
  }

  private static double spread(Node node, Tensor weight) {
    return Accumulation.spread(terms(node, weight));
  }

  /** From the weight alone, as the other factor's shape is not known inside. */
  private static double terms(Node node, Tensor weight) {
    int rank = weight.shape().rank();
    if (rank < 2 || weight.elements() == 0) {
      return 1;
    }
    boolean convolution = node.opType().startsWith("Conv");
    return convolution
        ? (double) weight.elements() / weight.shape().dim(0)
        : Math.max(weight.shape().dim(rank - 1), weight.shape().dim(rank - 2));
  }

  static List<Graph> subgraphs(Node node) {
    List<Graph> graphs = new ArrayList<>();
    for (Attribute attribute : node.attributes()) {
      if (attribute.value() instanceof Attribute.GraphValue inner) {
        graphs.add(inner.value());
      }
    }
    return graphs;
  }
}
