package io.github.mnnparity.mnn.lift.index;

import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.Axis;

/**
 * MNN {@code GatherND}: ONNX {@code GatherND}. With batch axes, the first index is into the batch
 * axes and the next one taken together.
 */
final class GatherNdLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "GatherND";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    int batch = op.optionalParameter(new Axis()).map(Axis::axis).orElse(0);
    String data = context.input(0);
    String indices = context.int64(context.input(1));
    if (batch > 0) {
      data = joined(data, batch, context);
    }
    context.node("GatherND").inputs(data, indices).to(context.output(0));
  }

  private static String joined(String data, int batch, LiftContext context) {
    String rest = context.node("Shape").inputs(data).with("start", batch + 1L).toTemporary();
    String target =
        context
            .node("Concat")
            .inputs(context.longs("joined", -1), rest)
            .with("axis", 0)
            .toTemporary();
    return context.node("Reshape").inputs(data, target).toTemporary();
  }
}
