package io.github.mnnparity.mnn.lift.index;

import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.OneHotParam;

/**
 * MNN {@code OneHot}: inputs are indices, depth, on and off; ONNX {@code OneHot} takes off and on
 * as one vector.
 */
final class OneHotLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "OneHot";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    String on = context.input(2);
    String off = context.input(3);
    String values =
        context
            .node("Concat")
            .inputs(vector("off", off, context), vector("on", on, context))
            .with("axis", 0)
            .toTemporary();
    context
        .node("OneHot")
        .inputs(context.int64(context.input(0)), context.int64(context.input(1)), values)
        .with("axis", op.optionalParameter(new OneHotParam()).map(OneHotParam::axis).orElse(-1))
        .to(context.output(0));
  }

  private static String vector(String stem, String value, LiftContext context) {
    if (context.rank(value).filter(rank -> rank == 1).isPresent()) {
      return value;
    }
    return context.node("Reshape").inputs(value, context.longs(stem + "-shape", 1)).toTemporary();
  }
}
