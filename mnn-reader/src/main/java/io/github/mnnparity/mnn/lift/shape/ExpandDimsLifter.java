package io.github.mnnparity.mnn.lift.shape;

import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.ExpandDims;

/** MNN {@code ExpandDims}: ONNX {@code Unsqueeze}; the axis is stored or the second input. */
final class ExpandDimsLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "ExpandDims";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    String axes;
    if (!context.hasInput(1)) {
      axes = context.longs("axes", op.parameter(new ExpandDims()).axis());
    } else if (context.constant(1).isPresent()) {
      axes = context.longs("axes", context.constant(1).get().toLongs());
    } else {
      axes =
          context
              .node("Reshape")
              .inputs(context.int64(context.input(1)), context.longs("one", 1))
              .toTemporary();
    }
    context.node("Unsqueeze").inputs(context.input(0), axes).to(context.output(0));
  }
}
