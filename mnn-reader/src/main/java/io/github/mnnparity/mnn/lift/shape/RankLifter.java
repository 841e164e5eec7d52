package io.github.mnnparity.mnn.lift.shape;

import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;

/** MNN {@code Rank}: the number of dimensions, a scalar; ONNX {@code Size} of {@code Shape}. */
final class RankLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "Rank";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    String dims = context.node("Shape").inputs(context.input(0)).toTemporary();
    context.node("Size").inputs(dims).to(context.output(0));
  }
}
