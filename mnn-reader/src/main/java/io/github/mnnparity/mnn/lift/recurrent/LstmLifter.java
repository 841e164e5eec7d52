package io.github.mnnparity.mnn.lift.recurrent;

import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.LSTM;

/**
 * MNN {@code LSTM}: ONNX {@code LSTM}. From ONNX it has the weights as inputs, gates in the order
 * iofc; from Caffe it has one input, and the weights are in its table.
 */
final class LstmLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "LSTM";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    LSTM lstm = op.parameter(new LSTM());
    if (context.inputCount() > 2) {
      Sequence.lift("LSTM", op, context, lstm.outputCount(), 2);
    } else {
      new CaffeLstm(op, context, lstm.outputCount()).lift(lstm);
    }
  }
}
