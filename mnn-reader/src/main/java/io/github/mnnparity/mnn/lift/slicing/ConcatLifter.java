package io.github.mnnparity.mnn.lift.slicing;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.mnn.lift.Checks;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.Axis;

/** MNN {@code Concat}: ONNX {@code Concat} on the stored axis. */
final class ConcatLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "Concat";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    int axis = op.parameter(new Axis()).axis();
    Checks.axes(op, "axis", context.rank(context.input(0)), axis);
    context.same("Concat", Attribute.of("axis", axis));
  }
}
