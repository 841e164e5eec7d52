package io.github.mnnparity.core.rewrite.rule;

import io.github.mnnparity.core.graph.Node;
import java.util.List;

/** C's remainder, whose sign is the dividend's. */
final class FloatRemainder implements Rewrite {
  @Override
  public String says() {
    return "write Mod(a, b, fmod=1) as a - b * Sign(a / b) * Floor(Abs(a / b))";
  }

  @Override
  public boolean fits(Node node, Scope scope) {
    return node.opType().equals("Mod")
        && node.intAttribute("fmod", 0) == 1
        && scope.isFloat(node.inputs().get(0));
  }

  @Override
  public void rewrite(Node node, Scope scope) {
    String a = node.inputs().get(0);
    String b = node.inputs().get(1);
    String quotient = scope.node("Div", List.of(a, b));
    String size = scope.node("Floor", List.of(scope.node("Abs", List.of(quotient))));
    String whole = scope.node("Mul", List.of(scope.node("Sign", List.of(quotient)), size));
    scope.result(node.outputs().get(0), "Sub", List.of(a, scope.node("Mul", List.of(b, whole))));
  }
}
