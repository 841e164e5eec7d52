package io.github.mnnparity.mnn.lift.reduce;

import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.NodeSketch;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.CumSum;

/** MNN {@code CumSum}: ONNX {@code CumSum}; the axis is the second input. */
final class CumSumLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "CumSum";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    CumSum param = op.parameter(new CumSum());
    NodeSketch node =
        context.node("CumSum").inputs(context.input(0), context.int64(context.input(1)));
    if (param.exclusive()) {
      node.with("exclusive", 1);
    }
    if (param.reverse()) {
      node.with("reverse", 1);
    }
    node.to(context.output(0));
  }
}
