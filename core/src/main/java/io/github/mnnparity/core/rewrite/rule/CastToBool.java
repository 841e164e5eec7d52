package io.github.mnnparity.core.rewrite.rule;

import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.List;

/** A cast to bool as a comparison with zero. */
final class CastToBool implements Rewrite {
  private static final long BOOL = 9;

  @Override
  public String says() {
    return "write Cast(x, bool) as Not(Equal(x, 0))";
  }

  @Override
  public boolean fits(Node node, Scope scope) {
    return node.opType().equals("Cast")
        && node.intAttribute("to", 0) == BOOL
        && scope.seen(node.inputs().get(0)).filter(CastToBool::isNumber).isPresent();
  }

  private static boolean isNumber(Tensor tensor) {
    return List.of(DType.FLOAT32, DType.INT32, DType.INT64).contains(tensor.dtype());
  }

  @Override
  public void rewrite(Node node, Scope scope) {
    String x = node.inputs().get(0);
    Tensor zero = Tensor.ofFloats(Shape.of(), 0).cast(scope.seen(x).orElseThrow().dtype());
    String isZero = scope.node("Equal", List.of(x, scope.constant(zero)));
    scope.result(node.outputs().get(0), "Not", List.of(isZero));
  }
}
