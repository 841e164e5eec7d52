package io.github.mnnparity.mnn.lift.index;

import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.Gather;

/** MNN {@code Gather}: ONNX {@code Gather} along the stored axis, the first without one. */
final class GatherLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "Gather";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    context
        .node("Gather")
        .inputs(context.input(0), context.int64(context.input(1)))
        .with("axis", op.optionalParameter(new Gather()).map(Gather::axis).orElse(0))
        .to(context.output(0));
  }
}
