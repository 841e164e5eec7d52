package io.github.mnnparity.mnn.lift.quant;

import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.MnnTypes;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;

/**
 * MNN {@code DynamicQuant}: ONNX {@code DynamicQuantizeLinear}, which scales by the tensor's own
 * range; its integers as INT64.
 */
final class DynamicQuantLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "DynamicQuant";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    String integers = context.hidden("integers");
    String zero = context.hidden("zero");
    boolean all = op.outputs().length() > 2;
    String scale = op.outputs().length() > 1 ? context.output(1) : context.hidden("scale");
    context.node("DynamicQuantizeLinear").inputs(context.input(0)).to(integers, scale, zero);
    context.dtype(zero, DType.UINT8);
    context
        .node("Cast")
        .inputs(integers)
        .with("to", MnnTypes.onnxNumber(DType.INT64))
        .to(context.output(0));
    if (all) {
      context
          .node("Cast")
          .inputs(zero)
          .with("to", MnnTypes.onnxNumber(DType.INT64))
          .to(context.output(2));
    }
  }
}
