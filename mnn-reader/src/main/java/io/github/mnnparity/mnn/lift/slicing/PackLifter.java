package io.github.mnnparity.mnn.lift.slicing;

import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.PackParam;
import java.util.ArrayList;
import java.util.List;

/**
 * MNN {@code Pack}: joins tensors on a new axis; ONNX {@code Unsqueeze} of each and {@code Concat}.
 */
final class PackLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "Pack";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    long axis = op.parameter(new PackParam()).axis();
    String axes = context.longs("axes", axis);
    List<String> parts = new ArrayList<>();
    for (String input : context.inputs()) {
      parts.add(context.node("Unsqueeze").inputs(input, axes).toTemporary());
    }
    context.node("Concat").inputs(parts).with("axis", axis).to(context.output(0));
  }
}
