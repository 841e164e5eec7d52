package io.github.mnnparity.core.rewrite.rule;

import io.github.mnnparity.core.graph.Node;
import java.util.List;

/** Round with halves to the even neighbour, by Floor. */
final class RoundToEven implements Rewrite {
  @Override
  public String says() {
    return "write Round(x) as Where(x - Floor(x) == 0.5, 2 * Floor(x / 2 + 0.5), Floor(x + 0.5))";
  }

  @Override
  public boolean fits(Node node, Scope scope) {
    return node.opType().equals("Round") && scope.isFloat(node.inputs().get(0));
  }

  @Override
  public void rewrite(Node node, Scope scope) {
    String x = node.inputs().get(0);
    String half = scope.constant(0.5f);
    String rest = scope.node("Sub", List.of(x, scope.node("Floor", List.of(x))));
    String isHalf = scope.node("Equal", List.of(rest, half));
    String halved = scope.node("Mul", List.of(x, half));
    String even =
        scope.node(
            "Mul",
            List.of(
                scope.node("Floor", List.of(scope.node("Add", List.of(halved, half)))),
                scope.constant(2f)));
    String near = scope.node("Floor", List.of(scope.node("Add", List.of(x, half))));
    scope.result(node.outputs().get(0), "Where", List.of(isHalf, even, near));
  }
}
