package io.github.mnnparity.mnn.lift.shape;

import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.MnnTypes;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;

/** MNN {@code CastLike}: ONNX {@code Cast} to the dtype of the second input. */
final class CastLikeLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "CastLike";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    context
        .node("Cast")
        .inputs(context.input(0))
        .with("to", MnnTypes.onnxNumber(context.dtype(context.input(1))))
        .to(context.output(0));
  }
}
