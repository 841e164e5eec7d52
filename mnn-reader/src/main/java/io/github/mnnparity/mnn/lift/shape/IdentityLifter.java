package io.github.mnnparity.mnn.lift.shape;

import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;

/** MNN {@code Identity}, {@code Copy} and, in inference, {@code Dropout}: ONNX {@code Identity}. */
final class IdentityLifter implements OpLifter {
  private final String mnnType;

  IdentityLifter(String mnnType) {
    this.mnnType = mnnType;
  }

  @Override
  public String mnnType() {
    return mnnType;
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    context.node("Identity").inputs(context.input(0)).to(context.output(0));
  }
}
