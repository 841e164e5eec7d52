package io.github.mnnparity.core.rewrite.rule;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/** A power with its exponent in the type of its base. */
final class FloatExponent implements Rewrite {
  private static final long FLOAT = 1;

  @Override
  public String says() {
    return "give Pow its exponent as a float";
  }

  @Override
  public boolean fits(Node node, Scope scope) {
    return node.opType().equals("Pow")
        && scope.isFloat(node.inputs().get(0))
        && !scope.isFloat(node.inputs().get(1));
  }

  @Override
  public void rewrite(Node node, Scope scope) {
    Optional<Tensor> fixed = scope.constant(node.inputs().get(1));
    String exponent =
        fixed.isPresent()
            ? scope.constant(fixed.get().cast(DType.FLOAT32))
            : scope.node("Cast", List.of(node.inputs().get(1)), Attribute.of("to", FLOAT));
    scope.result(node.outputs().get(0), "Pow", List.of(node.inputs().get(0), exponent));
  }
}
