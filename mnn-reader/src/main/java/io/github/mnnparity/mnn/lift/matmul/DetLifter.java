package io.github.mnnparity.mnn.lift.matmul;

import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;

/** MNN {@code Det}: ONNX {@code Det} of the matrices in the last two axes. */
final class DetLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "Det";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    context.same("Det");
  }
}
