package io.github.mnnparity.mnn.lift.tiling;

import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;

/** MNN {@code BroadcastTo}: ONNX {@code Expand}; the target shape may be shorter and hold ones. */
final class BroadcastToLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "BroadcastTo";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    context
        .node("Expand")
        .inputs(context.input(0), context.int64(context.input(1)))
        .to(context.output(0));
  }
}
