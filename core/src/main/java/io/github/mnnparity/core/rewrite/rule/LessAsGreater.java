package io.github.mnnparity.core.rewrite.rule;

import io.github.mnnparity.core.graph.Node;
import java.util.List;

/** {@code a < b} as {@code b > a}. */
final class LessAsGreater implements Rewrite {
  @Override
  public String says() {
    return "write Less(a, b) as Greater(b, a)";
  }

  @Override
  public boolean fits(Node node, Scope scope) {
    return node.opType().equals("Less") && scope.opset() >= 7;
  }

  @Override
  public void rewrite(Node node, Scope scope) {
    scope.result(
        node.outputs().get(0), "Greater", List.of(node.inputs().get(1), node.inputs().get(0)));
  }
}
