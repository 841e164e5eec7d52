package io.github.mnnparity.mnn.lift.elementwise;

import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.MnnTypes;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.CastParam;
import io.github.mnnparity.mnn.schema.DataType;

/**
 * MNN {@code Cast}: ONNX {@code Cast} to what {@code dstT} says; only that field has a meaning.
 * Integers become INT64, which stands for all of ONNX' integers and booleans.
 */
final class CastLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "Cast";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    int target = op.parameter(new CastParam()).dstT();
    if (target == DataType.DT_BOOL) {
      context.node("Cast").inputs(context.input(0)).with("to", 9).toInteger(context.output(0));
      return;
    }
    context
        .node("Cast")
        .inputs(context.input(0))
        .with("to", MnnTypes.onnxNumber(MnnTypes.lifted(target)))
        .to(context.output(0));
  }
}
