package io.github.mnnparity.mnn.lift.activation;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.Selu;

/** MNN {@code Selu}: ONNX {@code Selu}; MNN's scale is ONNX' gamma. */
final class SeluLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "Selu";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    Selu selu = op.parameter(new Selu());
    context.same("Selu", Attribute.of("alpha", selu.alpha()), Attribute.of("gamma", selu.scale()));
  }
}
