package io.github.mnnparity.mnn.lift.reduce;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.mnn.lift.Checks;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.Axis;

/** MNN {@code Softmax}: ONNX {@code Softmax} along one axis. */
final class SoftmaxLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "Softmax";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    int axis = op.parameter(new Axis()).axis();
    Checks.axes(op, "axis", context.rank(context.input(0)), axis);
    context.same("Softmax", Attribute.of("axis", axis));
  }
}
