package io.github.mnnparity.mnn.lift.matmul;

import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.BatchMatMulParam;
import java.util.Optional;

/** MNN {@code BatchMatMul}: ONNX {@code MatMul} over the last two axes. */
final class BatchMatMulLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "BatchMatMul";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    Optional<BatchMatMulParam> param = op.optionalParameter(new BatchMatMulParam());
    new Product(
            context.input(0),
            param.map(BatchMatMulParam::adjX).orElse(false),
            context.input(1),
            param.map(BatchMatMulParam::adjY).orElse(false),
            Optional.empty())
        .lift(context);
  }
}
