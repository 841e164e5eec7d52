package io.github.mnnparity.core.rewrite.rule;

import io.github.mnnparity.core.graph.Node;
import java.util.List;

/** The product of two vectors as one of matrices. */
final class VectorProduct implements Rewrite {
  @Override
  public String says() {
    return "give MatMul matrices: reshape two vectors to a row and a column";
  }

  @Override
  public boolean fits(Node node, Scope scope) {
    return node.opType().equals("MatMul")
        && node.inputs().stream()
            .allMatch(input -> scope.shape(input).filter(s -> s.rank() == 1).isPresent());
  }

  @Override
  public void rewrite(Node node, Scope scope) {
    String row = scope.node("Reshape", List.of(node.inputs().get(0), scope.constant(1, -1)));
    String column = scope.node("Reshape", List.of(node.inputs().get(1), scope.constant(-1, 1)));
    String product = scope.node("MatMul", List.of(row, column));
    scope.result(node.outputs().get(0), "Reshape", List.of(product, scope.constant(new long[0])));
  }
}
