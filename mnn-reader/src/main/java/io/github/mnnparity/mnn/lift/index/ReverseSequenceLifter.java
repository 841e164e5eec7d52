package io.github.mnnparity.mnn.lift.index;

import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.ReverseSequenceParam;

/** MNN {@code ReverseSequence}: ONNX {@code ReverseSequence}. */
final class ReverseSequenceLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "ReverseSequence";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    ReverseSequenceParam param = op.parameter(new ReverseSequenceParam());
    context
        .node("ReverseSequence")
        .inputs(context.input(0), context.int64(context.input(1)))
        .with("batch_axis", param.batchDim())
        .with("time_axis", param.seqDim())
        .to(context.output(0));
  }
}
