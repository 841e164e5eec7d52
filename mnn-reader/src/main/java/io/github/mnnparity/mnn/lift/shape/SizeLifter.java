package io.github.mnnparity.mnn.lift.shape;

import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;

/** MNN {@code Size}: the number of elements, a scalar; ONNX {@code Size}. */
final class SizeLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "Size";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    context.same("Size");
  }
}
