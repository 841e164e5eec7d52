package io.github.mnnparity.mnn.lift.slicing;

import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.Axis;
import java.util.List;

/**
 * MNN {@code Unpack}: one output for each index of an axis, without that axis; ONNX {@code
 * Gather}s.
 */
final class UnpackLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "Unpack";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    long axis = op.parameter(new Axis()).axis();
    List<String> outputs = context.outputs();
    for (int i = 0; i < outputs.size(); i++) {
      String index = context.constant("index" + i, Tensor.ofLongs(Shape.SCALAR, i));
      context.node("Gather").inputs(context.input(0), index).with("axis", axis).to(outputs.get(i));
    }
  }
}
