package io.github.mnnparity.core.rewrite.rule;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.graph.Node;
import java.util.List;
import java.util.Set;

/** Softmax of old models, which flattens from its axis on, with the flattening written out. */
final class FlattenedSoftmax implements Rewrite {
  private static final long FLATTENS_BEFORE = 13;

  @Override
  public String says() {
    return "write Softmax and LogSoftmax of opsets before 13 as Reshape to two dimensions, Softmax,"
        + " Reshape back (for a fixed input size), or export with opset 13 or later";
  }

  @Override
  public boolean fits(Node node, Scope scope) {
    return Set.of("Softmax", "LogSoftmax", "Hardmax").contains(node.opType())
        && scope.opset() < FLATTENS_BEFORE
        && scope
            .shape(node.inputs().get(0))
            .filter(shape -> axis(node, shape.rank()) < shape.rank() - 1)
            .isPresent();
  }

  private static int axis(Node node, int rank) {
    return (int) Math.floorMod(node.intAttribute("axis", 1), (long) Math.max(1, rank));
  }

  @Override
  public void rewrite(Node node, Scope scope) {
    String x = node.inputs().get(0);
    long[] sizes = scope.shape(x).orElseThrow().toArray();
    long rows = 1;
    for (int i = 0; i < axis(node, sizes.length); i++) {
      rows *= sizes[i];
    }
    String flat = scope.node("Reshape", List.of(x, scope.constant(rows, -1)));
    String result = scope.node(node.opType(), List.of(flat), Attribute.of("axis", 1L));
    scope.result(node.outputs().get(0), "Reshape", List.of(result, scope.constant(sizes)));
  }
}
