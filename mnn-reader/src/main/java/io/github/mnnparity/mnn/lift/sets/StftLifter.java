package io.github.mnnparity.mnn.lift.sets;

import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.StftParam;

/**
 * MNN {@code Stft}: inputs are signal, step and window; ONNX {@code STFT}. {@code abs} says that
 * only the lower half of the frequencies is wanted.
 */
final class StftLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "Stft";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    StftParam param = op.parameter(new StftParam());
    String signal = context.input(0);
    if (context.rank(signal).filter(rank -> rank == 2).isPresent()) {
      signal = context.made("Unsqueeze", signal, context.longs("real", -1));
    }
    String none = context.longs("none");
    String step = context.made("Reshape", context.int64(context.input(1)), none);
    context
        .node("STFT")
        .inputs(signal, step, context.input(2))
        .with("onesided", param.abs() ? 1 : 0)
        .to(context.output(0));
  }
}
