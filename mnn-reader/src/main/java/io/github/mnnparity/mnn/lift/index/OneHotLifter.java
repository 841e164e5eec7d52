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
            .inputs(context.vector(off), context.vector(on))
            .with("axis", 0)
            .toTemporary();
    context
        .node("OneHot")
        .inputs(context.int64(context.input(0)), context.int64(context.input(1)), values)
        .with("axis", op.optionalParameter(new OneHotParam()).map(OneHotParam::axis).orElse(-1))
        .to(context.output(0));
  }
}
