package io.github.mnnparity.mnn.lift.matmul;

import io.github.mnnparity.mnn.lift.CannotLiftException;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.NodeSketch;
import java.util.Optional;

/** A product of two tensors over their last two axes, each of which may be transposed there. */
record Product(String a, boolean transposeA, String b, boolean transposeB, Optional<String> bias) {
  /**
   * Adds ONNX {@code MatMul}, or {@code Gemm} for transposed or biased matrices of floats.
   *
   * @throws CannotLiftException if a tensor is transposed whose rank is not known
   */
  void lift(LiftContext context) {
    if (isMatrix(a, context)
        && isMatrix(b, context)
        && !context.isInteger(a)
        && (transposeA || transposeB || bias.isPresent())) {
      NodeSketch node = context.node("Gemm").inputs(a, b);
      bias.ifPresent(node::inputs);
      if (transposeA) {
        node.with("transA", 1);
      }
      if (transposeB) {
        node.with("transB", 1);
      }
      node.to(context.output(0));
      return;
    }
    NodeSketch node =
        context
            .node("MatMul")
            .inputs(
                transposeA ? transposed(a, context) : a, transposeB ? transposed(b, context) : b);
    if (bias.isEmpty()) {
      node.to(context.output(0));
    } else {
      String product = node.toTemporary();
      context.node("Add").inputs(product, bias.get()).to(context.output(0));
    }
  }

  private static boolean isMatrix(String value, LiftContext context) {
    return context.rank(value).filter(rank -> rank == 2).isPresent();
  }

  private static String transposed(String value, LiftContext context) {
    int rank =
        context
            .rank(value)
            .orElseThrow(
                () -> new CannotLiftException("the rank of a transposed input is not known"));
    if (rank < 2) {
      return value;
    }
    long[] order = new long[rank];
    for (int i = 0; i < rank; i++) {
      order[i] = i < rank - 2 ? i : 2L * rank - 3 - i;
    }
    return context.node("Transpose").inputs(value).with("perm", order).toTemporary();
  }
}
