package io.github.mnnparity.mnn.lift.shape;

import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.Reshape;

/**
 * MNN {@code Reshape}: ONNX {@code Reshape}; the shape is the second input, or stored in the op. 0
 * copies a size, -1 is inferred.
 */
final class ReshapeLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "Reshape";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    String shape;
    if (context.hasInput(1)) {
      shape = context.int64(context.input(1));
    } else {
      Reshape reshape = op.parameter(new Reshape());
      long[] dims = new long[reshape.dimsLength()];
      for (int i = 0; i < dims.length; i++) {
        dims[i] = reshape.dims(i);
      }
      shape = context.longs("shape", dims);
    }
    context.node("Reshape").inputs(context.input(0), shape).to(context.output(0));
  }
}
