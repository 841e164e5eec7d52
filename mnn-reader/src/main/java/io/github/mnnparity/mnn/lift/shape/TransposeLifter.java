package io.github.mnnparity.mnn.lift.shape;

import io.github.mnnparity.mnn.lift.CannotLiftException;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;

/** MNN {@code Transpose}: ONNX {@code Transpose} with the constant second input as its order. */
final class TransposeLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "Transpose";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    long[] order =
        context
            .constant(1)
            .orElseThrow(() -> new CannotLiftException("the order of dimensions is computed"))
            .toLongs();
    context.node("Transpose").inputs(context.input(0)).with("perm", order).to(context.output(0));
  }
}
