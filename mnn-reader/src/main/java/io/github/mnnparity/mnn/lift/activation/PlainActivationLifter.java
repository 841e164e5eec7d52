package io.github.mnnparity.mnn.lift.activation;

import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;

/** An activation without parameters: the ONNX operator of the same meaning. */
final class PlainActivationLifter implements OpLifter {
  private final String mnnType;
  private final String onnxType;

  PlainActivationLifter(String mnnType, String onnxType) {
    this.mnnType = mnnType;
    this.onnxType = onnxType;
  }

  @Override
  public String mnnType() {
    return mnnType;
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    context.same(onnxType);
  }
}
