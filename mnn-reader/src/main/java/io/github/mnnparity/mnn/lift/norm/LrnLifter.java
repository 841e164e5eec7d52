package io.github.mnnparity.mnn.lift.norm;

import io.github.mnnparity.mnn.lift.CannotLiftException;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.LRN;

/** MNN {@code LRN} across channels: ONNX {@code LRN}. */
final class LrnLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "LRN";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    LRN lrn = op.parameter(new LRN());
    if (lrn.regionType() != 0) {
      throw new CannotLiftException("ONNX normalizes across channels only, not inside one");
    }
    context
        .node("LRN")
        .inputs(context.input(0))
        .with("alpha", lrn.alpha())
        .with("beta", lrn.beta())
        .with("bias", lrn.bias())
        .with("size", lrn.localSize())
        .to(context.output(0));
  }
}
