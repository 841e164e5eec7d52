package io.github.mnnparity.mnn.lift.activation;

import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.MnnTypes;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.ELU;

/** MNN {@code Threshold} (Caffe): 1 above {@code alpha}, else 0; ONNX {@code Greater}. */
final class ThresholdLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "Threshold";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    String bound = context.scalar("alpha", op.parameter(new ELU()).alpha());
    String above = context.made("Greater", context.input(0), bound);
    context
        .node("Cast")
        .inputs(above)
        .with("to", MnnTypes.onnxNumber(DType.FLOAT32))
        .to(context.output(0));
  }
}
