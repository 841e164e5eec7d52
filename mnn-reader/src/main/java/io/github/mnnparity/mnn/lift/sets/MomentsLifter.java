package io.github.mnnparity.mnn.lift.sets;

import io.github.mnnparity.mnn.lift.Fields;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.NodeSketch;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.MomentsParam;

/** MNN {@code Moments}: mean and variance over axes; ONNX {@code ReduceMean}, twice. */
final class MomentsLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "Moments";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    MomentsParam param = op.parameter(new MomentsParam());
    long[] axes = Fields.longs(param.dimVector());
    String x = context.input(0);
    String kept = mean(context, x, axes, true).toTemporary();
    String offset = context.made("Sub", x, kept);
    boolean keep = axes.length > 0 && param.keepDims();
    if (keep) {
      context.node("Identity").inputs(kept).to(context.output(0));
    } else {
      mean(context, x, axes, false).to(context.output(0));
    }
    mean(context, context.made("Mul", offset, offset), axes, keep).to(context.output(1));
  }

  private static NodeSketch mean(LiftContext context, String x, long[] axes, boolean keep) {
    NodeSketch node = context.node("ReduceMean").inputs(x);
    if (axes.length > 0) {
      node.inputs(context.longs("axes", axes));
    }
    return node.with("keepdims", keep ? 1 : 0);
  }
}
