package io.github.mnnparity.mnn.lift.shape;

import io.github.mnnparity.mnn.lift.Checks;
import io.github.mnnparity.mnn.lift.Fields;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.SqueezeParam;

/** MNN {@code Squeeze}: ONNX {@code Squeeze}; without axes, all dimensions of size 1 go. */
final class SqueezeLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "Squeeze";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    if (context.hasInput(1)) {
      String axes = context.int64(context.input(1));
      context.node("Squeeze").inputs(context.input(0), axes).to(context.output(0));
      return;
    }
    long[] axes =
        op.optionalParameter(new SqueezeParam())
            .map(param -> Fields.longs(param.squeezeDimsVector()))
            .orElseGet(() -> new long[0]);
    Checks.axes(op, "squeezeDims", context.rank(context.input(0)), axes);
    if (axes.length == 0) {
      context.node("Squeeze").inputs(context.input(0)).to(context.output(0));
      return;
    }
    context
        .node("Squeeze")
        .inputs(context.input(0), context.longs("axes", axes))
        .to(context.output(0));
  }
}
