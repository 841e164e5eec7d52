package io.github.mnnparity.mnn.lift.matmul;

import io.github.mnnparity.mnn.lift.CannotLiftException;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.MatMul;
import java.util.Optional;

/**
 * MNN {@code MatMul}: ONNX {@code MatMul} over the last two axes, {@code Gemm} for matrices that
 * are transposed or have the bias that a third input gives.
 */
final class MatMulLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "MatMul";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    Optional<MatMul> param = op.optionalParameter(new MatMul());
    if (!context.hasInput(1)) {
      throw new CannotLiftException("its second matrix is stored in the op in an old form");
    }
    new Product(
            context.input(0),
            param.map(MatMul::transposeA).orElse(false),
            context.input(1),
            param.map(MatMul::transposeB).orElse(false),
            context.hasInput(2) ? Optional.of(context.input(2)) : Optional.empty())
        .lift(context);
  }
}
