package io.github.mnnparity.mnn.lift.index;

import io.github.mnnparity.mnn.lift.CannotLiftException;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.Axis;

/**
 * MNN {@code GatherV2}: ONNX {@code Gather}; the axis is the third input, stored, or the first one.
 */
final class GatherV2Lifter implements OpLifter {
  @Override
  public String mnnType() {
    return "GatherV2";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    if (!context.hasInput(1)) {
      throw new CannotLiftException("its table is stored outside the graph");
    }
    long stored = op.optionalParameter(new Axis()).map(Axis::axis).orElse(0);
    context
        .node("Gather")
        .inputs(context.input(0), context.int64(context.input(1)))
        .with("axis", Axes.input(context, 2, stored))
        .to(context.output(0));
  }
}
