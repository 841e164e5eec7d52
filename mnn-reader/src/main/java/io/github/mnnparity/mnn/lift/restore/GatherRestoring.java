package io.github.mnnparity.mnn.lift.restore;

import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.lift.Restoration;
import io.github.mnnparity.mnn.lift.ShapeRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Indices that the converter makes positive, {@code (i + size) mod size}: ONNX {@code Gather} and
 * {@code ScatterND} take negative ones as they are.
 */
final class GatherRestoring implements Restoration {
  @Override
  public Graph apply(Graph graph) {
    Rewrite rewrite = new Rewrite(graph);
    Map<String, Shape> shapes = ShapeRules.of(graph);
    for (Node node : graph.nodes()) {
      if (Rewrite.is(node, "Gather") || Rewrite.is(node, "ScatterND")) {
        Optional<Guard> guard = guard(rewrite, node.inputs().get(1));
        if (guard.isPresent() && isSize(rewrite, shapes, node, guard.get().size())) {
          restore(rewrite, shapes, node, guard.get());
        }
      }
    }
    return rewrite.graph();
  }

  private static void restore(Rewrite rewrite, Map<String, Shape> shapes, Node node, Guard guard) {
    List<String> inputs = new ArrayList<>(node.inputs());
    if (guard.indices().isPresent()) {
      inputs.set(1, guard.indices().get());
    } else {
      Shape shape = shapes.get(guard.size());
      if (shape == null || !shape.isStatic() || shape.elements() != 1) {
        return;
      }
      Tensor first = Tensor.ofLongs(shape, 0);
      inputs.set(1, rewrite.initializer(node.name() + "/index", first, Optional.empty()));
    }
    rewrite.replace(node, List.of(node.withValues(inputs, node.outputs())));
  }

  /**
   * What the converter adds.
   *
   * @param indices as they were; absent for a constant 0, which it has left out of the sum
   * @param size value name
   */
  private record Guard(Optional<String> indices, String size) {}

  private static Optional<Guard> guard(Rewrite graph, String positive) {
    Optional<Node> mod =
        graph
            .producer(graph.source(positive), "Mod")
            .filter(node -> node.intAttribute("fmod", 0) == 0);
    if (mod.isEmpty()) {
      return Optional.empty();
    }
    String size = mod.get().inputs().get(1);
    if (mod.get().inputs().get(0).equals(size)) {
      return Optional.of(new Guard(Optional.empty(), size));
    }
    List<String> terms =
        graph
            .producer(graph.source(mod.get().inputs().get(0)), "Add")
            .map(Node::inputs)
            .orElse(List.of());
    if (!terms.contains(size)) {
      return Optional.empty();
    }
    String indices = terms.get(terms.get(1).equals(size) ? 0 : 1);
    return Optional.of(new Guard(Optional.of(indices), size));
  }

  private static boolean isSize(Rewrite graph, Map<String, Shape> shapes, Node node, String size) {
    String data = node.inputs().get(0);
    if (node.opType().equals("ScatterND")) {
      return isLeadingSizes(graph, data, size);
    }
    Shape shape = shapes.get(data);
    if (shape == null) {
      return false;
    }
    long axis = node.intAttribute("axis", 0);
    int index = (int) (axis < 0 ? axis + shape.rank() : axis);
    if (index < 0 || index >= shape.rank()) {
      return false;
    }
    Optional<Tensor> table = graph.constant(data);
    Optional<Tensor> stored = graph.constant(size).filter(tensor -> tensor.elements() == 1);
    return table.isPresent() && stored.isPresent()
        ? stored.get().longAt(0) == table.get().shape().dim(index)
        : new SymbolicSizes(graph, shapes, data, shape.rank())
            .is(size, new long[] {SymbolicSizes.size(index)});
  }

  /** Sizes from the first axis on; how many, the indices tell. */
  private static boolean isLeadingSizes(Rewrite graph, String data, String sizes) {
    Optional<Node> slice = graph.producer(graph.source(sizes), "Slice");
    return slice
        .filter(node -> node.inputs().size() <= 3)
        .filter(node -> isZero(graph.constant(node.inputs().get(1))))
        .flatMap(node -> graph.producer(graph.source(node.inputs().get(0)), "Shape"))
        .filter(shape -> shape.attributes().isEmpty())
        .filter(shape -> graph.source(shape.inputs().get(0)).equals(graph.source(data)))
        .isPresent();
  }

  private static boolean isZero(Optional<Tensor> start) {
    return start.filter(tensor -> tensor.elements() == 1 && tensor.longAt(0) == 0).isPresent();
  }
}
