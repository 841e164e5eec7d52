package io.github.mnnparity.mnn.lift.activation;

import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.lift.Checks;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.PRelu;
import java.util.Arrays;

/** MNN {@code PReLU}: ONNX {@code PRelu}; one slope for all, or one a channel (axis 1). */
final class PReluLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "PReLU";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    PRelu prelu = op.parameter(new PRelu());
    float[] slopes = new float[prelu.slopeLength()];
    if (slopes.length == 0) {
      throw op.malformed("slope", "at least one slope", "none");
    }
    if (prelu.slopeCount() != 0 && prelu.slopeCount() != slopes.length) {
      throw op.malformed("slope", prelu.slopeCount() + " slopes (slopeCount)", slopes.length + "");
    }
    if (slopes.length > 1) {
      Checks.channels(op, "slope", slopes.length, context.shape(context.input(0)));
    }
    for (int i = 0; i < slopes.length; i++) {
      slopes[i] = prelu.slope(i);
    }
    int rank = context.rank(context.input(0)).orElse(4);
    long[] dims = new long[slopes.length == 1 ? 1 : Math.max(1, rank - 1)];
    Arrays.fill(dims, 1);
    dims[0] = slopes.length;
    String slope = context.constant("slope", Tensor.ofFloats(Shape.of(dims), slopes));
    context.node("PRelu").inputs(context.input(0), slope).to(context.output(0));
  }
}
