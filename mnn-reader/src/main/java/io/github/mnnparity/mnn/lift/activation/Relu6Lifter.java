package io.github.mnnparity.mnn.lift.activation;

import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.Relu6;
import java.util.Optional;

/**
 * MNN {@code ReLU6}: a clip between two stored bounds, 0 and 6 where none are stored. ONNX {@code
 * Clip}; a bound at the end of the float range is left out, as the converter writes it for a bound
 * that is not there.
 */
final class Relu6Lifter implements OpLifter {
  @Override
  public String mnnType() {
    return "ReLU6";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    Optional<Relu6> bounds = op.optionalParameter(new Relu6());
    float low = bounds.map(Relu6::minValue).orElse(0f);
    float high = bounds.map(Relu6::maxValue).orElse(6f);
    String x = context.input(0);
    String min = low <= -Float.MAX_VALUE ? "" : context.scalarLike("min", x, low);
    String max = high >= Float.MAX_VALUE ? "" : context.scalarLike("max", x, high);
    var clip = context.node("Clip").inputs(x);
    if (!min.isEmpty() || !max.isEmpty()) {
      clip.inputs(min);
    }
    if (!max.isEmpty()) {
      clip.inputs(max);
    }
    clip.to(context.output(0));
  }
}
