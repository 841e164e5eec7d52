package io.github.mnnparity.mnn.lift.index;

import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.NodeSketch;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;

/** MNN {@code ScatterElements}: ONNX {@code ScatterElements}; the axis is the fourth input. */
final class ScatterElementsLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "ScatterElements";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    NodeSketch node =
        context
            .node("ScatterElements")
            .inputs(context.input(0), context.int64(context.input(1)), context.input(2))
            .with("axis", Axes.input(context, 3, 0));
    ScatterReduction.add(op, node);
    node.to(context.output(0));
  }
}
