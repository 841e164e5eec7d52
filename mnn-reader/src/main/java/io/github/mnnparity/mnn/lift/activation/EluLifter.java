package io.github.mnnparity.mnn.lift.activation;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.ELU;

/** MNN {@code ELU}: ONNX {@code Elu}. */
final class EluLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "ELU";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    context.same("Elu", Attribute.of("alpha", op.parameter(new ELU()).alpha()));
  }
}
