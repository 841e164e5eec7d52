package io.github.mnnparity.core.rewrite.rule;

import io.github.mnnparity.core.graph.Node;
import java.util.List;

/** Shrink by comparisons that are right for negative numbers. */
final class HardShrink implements Rewrite {
  @Override
  public String says() {
    return "write Shrink as Where(Greater(-lambd, x), x + bias, Where(Greater(x, lambd), x - bias,"
        + " 0))";
  }

  @Override
  public boolean fits(Node node, Scope scope) {
    return node.opType().equals("Shrink") && scope.isFloat(node.inputs().get(0));
  }

  @Override
  public void rewrite(Node node, Scope scope) {
    String x = node.inputs().get(0);
    float lambd = node.floatAttribute("lambd", 0.5f);
    String bias = scope.constant(node.floatAttribute("bias", 0));
    String below = scope.node("Greater", List.of(scope.constant(-lambd), x));
    String above = scope.node("Greater", List.of(x, scope.constant(lambd)));
    String raised = scope.node("Add", List.of(x, bias));
    String lowered = scope.node("Sub", List.of(x, bias));
    String upper = scope.node("Where", List.of(above, lowered, scope.constant(0f)));
    scope.result(node.outputs().get(0), "Where", List.of(below, raised, upper));
  }
}
