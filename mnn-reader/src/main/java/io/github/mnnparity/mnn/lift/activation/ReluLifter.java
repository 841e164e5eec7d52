package io.github.mnnparity.mnn.lift.activation;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.Relu;

/** MNN {@code ReLU}: ONNX {@code Relu}, or {@code LeakyRelu} where its slope is not zero. */
final class ReluLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "ReLU";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    float slope = op.optionalParameter(new Relu()).map(Relu::slope).orElse(0f);
    if (slope == 0f) {
      context.same("Relu");
    } else {
      context.same("LeakyRelu", Attribute.of("alpha", slope));
    }
  }
}
