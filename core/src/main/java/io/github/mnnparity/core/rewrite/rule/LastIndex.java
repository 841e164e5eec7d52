package io.github.mnnparity.core.rewrite.rule;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.List;
import java.util.Set;

/** The last of equal extremes, as the first of the reversed axis. */
final class LastIndex implements Rewrite {
  @Override
  public String says() {
    return "write ArgMax/ArgMin(x, select_last_index=1) as size - 1 - ArgMax/ArgMin of the reversed"
        + " axis (for a fixed input size)";
  }

  @Override
  public boolean fits(Node node, Scope scope) {
    return Set.of("ArgMax", "ArgMin").contains(node.opType())
        && node.intAttribute("select_last_index", 0) == 1
        && scope.shape(node.inputs().get(0)).isPresent();
  }

  @Override
  public void rewrite(Node node, Scope scope) {
    String x = node.inputs().get(0);
    long[] sizes = scope.shape(x).orElseThrow().toArray();
    long axis = Math.floorMod(node.intAttribute("axis", 0), (long) sizes.length);
    long size = sizes[(int) axis];
    String turned =
        scope.node(
            "Slice",
            List.of(
                x,
                scope.constant(new long[] {-1}),
                scope.constant(new long[] {-size - 1}),
                scope.constant(new long[] {axis}),
                scope.constant(new long[] {-1})));
    String first =
        scope.node(
            node.opType(),
            List.of(turned),
            Attribute.of("axis", axis),
            Attribute.of("keepdims", node.intAttribute("keepdims", 1)));
    String last = scope.constant(Tensor.ofLongs(Shape.of(), size - 1));
    scope.result(node.outputs().get(0), "Sub", List.of(last, first));
  }
}
