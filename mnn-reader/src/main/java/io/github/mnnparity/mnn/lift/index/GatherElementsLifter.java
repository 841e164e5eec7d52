package io.github.mnnparity.mnn.lift.index;

import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;

/** MNN {@code GatherElements}: ONNX {@code GatherElements}; the axis is the third input. */
final class GatherElementsLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "GatherElements";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    context
        .node("GatherElements")
        .inputs(context.input(0), context.int64(context.input(1)))
        .with("axis", Axes.input(context, 2, 0))
        .to(context.output(0));
  }
}
