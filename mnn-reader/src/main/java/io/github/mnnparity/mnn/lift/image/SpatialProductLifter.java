package io.github.mnnparity.mnn.lift.image;

import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;

/** MNN {@code SpatialProduct}: every channel times one plane; ONNX {@code Mul}. */
final class SpatialProductLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "SpatialProduct";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    context.node("Mul").inputs(context.input(0), context.input(1)).to(context.output(0));
  }
}
