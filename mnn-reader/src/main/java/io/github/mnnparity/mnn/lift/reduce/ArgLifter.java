package io.github.mnnparity.mnn.lift.reduce;

import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.ArgMax;

/**
 * MNN {@code ArgMax} and {@code ArgMin}: ONNX's, without the reduced axis; of packed images,
 * Caffe's.
 */
final class ArgLifter implements OpLifter {
  private final String type;

  ArgLifter(String type) {
    this.type = type;
  }

  @Override
  public String mnnType() {
    return type;
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    ArgMax param = op.parameter(new ArgMax());
    if (param.outMaxVal() != 0
        || param.topK() > 1
        || (param.topK() == 1 && context.packed(context.input(0)))) {
      new CaffeArgMax(param, context).lift();
      return;
    }
    context
        .node(type)
        .inputs(context.input(0))
        .with("axis", param.axis())
        .with("keepdims", 0)
        .to(context.output(0));
  }
}
