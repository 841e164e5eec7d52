package io.github.mnnparity.mnn.lift.image;

import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;

/**
 * MNN {@code Im2Col}: rows are the places of a window in each channel, columns the windows of all
 * images; ONNX {@code Conv} that picks, {@code Transpose} and {@code Reshape}.
 */
final class Im2ColLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "Im2Col";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    Columns columns = new Columns(op);
    String x = context.input(0);
    String image = context.node("Shape").inputs(x).with("start", 2).toTemporary();
    String planes =
        context
            .node("Concat")
            .inputs(context.longs("plane", -1, 1), image)
            .with("axis", 0)
            .toTemporary();
    // Every channel is an image of its own, so that their number need not be known.
    String windows =
        columns.unfold(context, context.made("Reshape", x, planes), 1, columns.padding());
    String outer = context.node("Shape").inputs(x).with("end", 2).toTemporary();
    String target =
        context
            .node("Concat")
            .inputs(outer, context.longs("windows", columns.places(), -1))
            .with("axis", 0)
            .toTemporary();
    String rows =
        context
            .node("Transpose")
            .inputs(context.made("Reshape", windows, target))
            .with("perm", new long[] {1, 2, 0, 3})
            .toTemporary();
    context.node("Flatten").inputs(rows).with("axis", 2).to(context.output(0));
  }
}
