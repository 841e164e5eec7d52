package io.github.mnnparity.mnn.lift.sets;

import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;

/** MNN {@code SetDiff1D}: what is in the first list only; ONNX {@code Compress}. */
final class SetDiff1DLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "SetDiff1D";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    String x = context.vector(context.input(0));
    String column = context.made("Unsqueeze", x, context.longs("column", 1));
    String equal = context.made("Equal", column, context.vector(context.input(1)));
    String hits =
        context
            .node("ReduceSum")
            .inputs(context.int64(equal), context.longs("row", -1))
            .with("keepdims", 0)
            .toTemporary();
    String zero = context.longs("zero", 0);
    String kept = context.made("Equal", hits, zero);
    context.node("Compress").inputs(x, kept).with("axis", 0).to(context.output(0));
    if (context.outputs().size() > 1) {
      String places = context.made("NonZero", context.int64(kept));
      context.node("Squeeze").inputs(places, zero).to(context.output(1));
    }
  }
}
