package io.github.mnnparity.core.rewrite.rule;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.graph.Node;
import java.util.List;
import java.util.stream.LongStream;

/** A reduction over an empty list of axes, which means all, with all of them named. */
final class AllAxes implements Rewrite {
  @Override
  public String says() {
    return "name all axes of a reduction whose axes input is empty";
  }

  @Override
  public boolean fits(Node node, Scope scope) {
    return node.opType().startsWith("Reduce")
        && scope.opset() >= 18
        && node.intAttribute("noop_with_empty_axes", 0) == 0
        && Scope.input(node, 1).flatMap(scope::shape).filter(s -> s.elements() == 0).isPresent()
        && scope.shape(node.inputs().get(0)).isPresent();
  }

  @Override
  public void rewrite(Node node, Scope scope) {
    int rank = scope.shape(node.inputs().get(0)).orElseThrow().rank();
    scope.result(
        node.outputs().get(0),
        node.opType(),
        List.of(node.inputs().get(0), scope.constant(LongStream.range(0, rank).toArray())),
        Attribute.of("keepdims", node.intAttribute("keepdims", 1)));
  }
}
