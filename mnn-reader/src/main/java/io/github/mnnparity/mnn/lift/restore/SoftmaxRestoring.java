package io.github.mnnparity.mnn.lift.restore;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.mnn.lift.Restoration;
import io.github.mnnparity.mnn.lift.ShapeRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A softmax from before opset 13, which the converter writes as flattening, a softmax over rows,
 * and a reshape back: where the rows are the last axis, one {@code Softmax} over it.
 */
final class SoftmaxRestoring implements Restoration {
  @Override
  public Graph apply(Graph graph) {
    Rewrite rewrite = new Rewrite(graph);
    Map<String, Shape> shapes = ShapeRules.of(graph);
    for (Node node : graph.nodes()) {
      if (Rewrite.is(node, "Softmax") && isLast(node.intAttribute("axis", -1), 2)) {
        restore(rewrite, shapes, node);
      }
    }
    return rewrite.graph();
  }

  private static boolean isLast(long axis, int rank) {
    return axis == -1 || axis == rank - 1;
  }

  private static void restore(Rewrite graph, Map<String, Shape> shapes, Node softmax) {
    Optional<Node> flatten = graph.producer(graph.source(softmax.inputs().get(0)), "Flatten");
    Optional<Elementwise> after = Elementwise.follow(graph, softmax.outputs().get(0), "Reshape");
    if (flatten.isEmpty() || after.isEmpty() || !after.get().isEmpty()) {
      return;
    }
    Node reshape = after.get().taker();
    String x = graph.source(flatten.get().inputs().get(0));
    Shape shape = shapes.get(x);
    if (shape == null || !isLast(flatten.get().intAttribute("axis", 1), shape.rank())) {
      return;
    }
    SymbolicSizes sizes = new SymbolicSizes(graph, shapes, x, shape.rank());
    if (!reshape.inputs().get(0).equals(after.get().end())
        || !sizes.is(reshape.inputs().get(1), sizes.sizes())) {
      return;
    }
    List<String> sources = new ArrayList<>(softmax.sources());
    sources.addAll(flatten.get().sources());
    sources.addAll(reshape.sources());
    graph.replace(
        reshape,
        List.of(
            new Node(
                softmax.name(),
                "",
                "Softmax",
                List.of(x),
                reshape.outputs(),
                List.of(Attribute.of("axis", shape.rank() - 1L)),
                sources)));
  }
}
