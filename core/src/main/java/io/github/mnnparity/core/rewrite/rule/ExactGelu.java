package io.github.mnnparity.core.rewrite.rule;

import io.github.mnnparity.core.graph.Node;
import java.util.List;

/** Gelu by the error function, in a form that the converter does not gather into its own op. */
final class ExactGelu implements Rewrite {
  private static final float ROOT = (float) Math.sqrt(0.5);

  @Override
  public String says() {
    return "write Gelu(x) as x * (0.5 + 0.5 * Erf(x * sqrt(0.5))), and convert with"
        + " --useGeluApproximation 0";
  }

  @Override
  public boolean fits(Node node, Scope scope) {
    return node.opType().equals("Gelu")
        && Scope.text(node, "approximate", "none").equals("none")
        && scope.isFloat(node.inputs().get(0));
  }

  @Override
  public void rewrite(Node node, Scope scope) {
    String x = node.inputs().get(0);
    String half = scope.constant(0.5f);
    String error = scope.node("Erf", List.of(scope.node("Mul", List.of(x, scope.constant(ROOT)))));
    String share = scope.node("Add", List.of(scope.node("Mul", List.of(error, half)), half));
    scope.result(node.outputs().get(0), "Mul", List.of(x, share));
  }
}
