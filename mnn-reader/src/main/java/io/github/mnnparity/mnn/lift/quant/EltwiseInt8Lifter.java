package io.github.mnnparity.mnn.lift.quant;

import io.github.mnnparity.mnn.lift.CannotLiftException;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;

/**
 * MNN {@code EltwiseInt8}, dequantized: ONNX {@code Add}. Its {@code type} says nothing: the
 * converters that wrote this op wrote it for sums only and left the field at its default.
 */
final class EltwiseInt8Lifter implements OpLifter {
  private final QuantPlan plan;

  EltwiseInt8Lifter(QuantPlan plan) {
    this.plan = plan;
  }

  @Override
  public String mnnType() {
    return "EltwiseInt8";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    if (plan.layer(op).isEmpty()) {
      throw new CannotLiftException("its inputs have no scale in the file");
    }
    context.node("Add").inputs(context.input(0), context.input(1)).to(context.output(0));
  }
}
