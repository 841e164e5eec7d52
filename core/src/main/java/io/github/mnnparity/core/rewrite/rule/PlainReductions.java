package io.github.mnnparity.core.rewrite.rule;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.graph.Node;
import java.util.List;
import java.util.Set;

/** Composed reductions as ReduceSum, which keeps its axes input. */
final class PlainReductions implements Rewrite {
  private static final Set<String> COMPOSED =
      Set.of("ReduceL1", "ReduceL2", "ReduceLogSum", "ReduceLogSumExp", "ReduceSumSquare");

  @Override
  public String says() {
    return "write ReduceL1, ReduceL2, ReduceLogSum, ReduceLogSumExp and ReduceSumSquare as ReduceSum"
        + " with Abs, Mul, Sqrt, Exp and Log around it";
  }

  @Override
  public boolean fits(Node node, Scope scope) {
    return COMPOSED.contains(node.opType())
        && scope.opset() >= 18
        && Scope.input(node, 1).flatMap(scope::shape).filter(s -> s.elements() > 0).isPresent()
        && scope.isFloat(node.inputs().get(0));
  }

  @Override
  public void rewrite(Node node, Scope scope) {
    String x = node.inputs().get(0);
    String terms =
        switch (node.opType()) {
          case "ReduceL1" -> scope.node("Abs", List.of(x));
          case "ReduceLogSum" -> x;
          case "ReduceLogSumExp" -> scope.node("Exp", List.of(x));
          default -> scope.node("Mul", List.of(x, x));
        };
    Attribute keep = Attribute.of("keepdims", node.intAttribute("keepdims", 1));
    List<String> inputs = List.of(terms, node.inputs().get(1));
    String result = node.outputs().get(0);
    switch (node.opType()) {
      case "ReduceL2" ->
          scope.result(result, "Sqrt", List.of(scope.node("ReduceSum", inputs, keep)));
      case "ReduceLogSum", "ReduceLogSumExp" ->
          scope.result(result, "Log", List.of(scope.node("ReduceSum", inputs, keep)));
      default -> scope.result(result, "ReduceSum", inputs, keep);
    }
  }
}
