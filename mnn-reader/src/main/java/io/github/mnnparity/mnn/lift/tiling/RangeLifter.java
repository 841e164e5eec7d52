package io.github.mnnparity.mnn.lift.tiling;

import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;

/** MNN {@code Range}: ONNX {@code Range} of start, limit and delta. */
final class RangeLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "Range";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    context
        .node("Range")
        .inputs(scalar(0, context), scalar(1, context), scalar(2, context))
        .to(context.output(0));
  }

  private static String scalar(int index, LiftContext context) {
    String value = context.input(index);
    if (context.rank(value).filter(rank -> rank == 0).isPresent()) {
      return value;
    }
    return context.node("Reshape").inputs(value, context.longs("scalar" + index)).toTemporary();
  }
}
