package io.github.mnnparity.mnn.lift.slicing;

import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;

/**
 * MNN {@code Reverse}: the second input names axes to turn around; ONNX {@code Slice} backwards.
 */
final class ReverseLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "Reverse";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    String axes = context.vector(context.int64(context.input(1)));
    String count = context.made("Shape", axes);
    context
        .node("Slice")
        .inputs(
            context.input(0),
            context.made("Expand", context.longs("last", -1), count),
            context.made("Expand", context.longs("beforeFirst", Long.MIN_VALUE), count),
            axes,
            context.made("Expand", context.longs("back", -1), count))
        .to(context.output(0));
  }
}
