package io.github.mnnparity.mnn.lift.recurrent;

import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.LSTM;

/** MNN {@code RNN}, whose table is that of LSTM: ONNX {@code RNN} with Tanh. */
final class RnnLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "RNN";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    Sequence.lift("RNN", op, context, op.parameter(new LSTM()).outputCount(), 1);
  }
}
