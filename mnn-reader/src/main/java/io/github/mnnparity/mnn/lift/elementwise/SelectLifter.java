package io.github.mnnparity.mnn.lift.elementwise;

import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;

/** MNN {@code Select}: ONNX {@code Where}; the condition is an integer in MNN. */
final class SelectLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "Select";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    Operands operands = Operands.of(context, context.input(1), context.input(2));
    context
        .node("Where")
        .inputs(context.bool(context.input(0)), operands.a(), operands.b())
        .to(context.output(0));
  }
}
