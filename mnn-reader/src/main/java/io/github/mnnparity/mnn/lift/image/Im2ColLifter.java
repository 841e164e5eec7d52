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
    long channels = columns.channels(context);
    String windows = columns.unfold(context, context.input(0), channels, columns.padding());
    String rows =
        context
            .node("Transpose")
            .inputs(windows)
            .with("perm", new long[] {1, 0, 2, 3})
            .toTemporary();
    context
        .node("Reshape")
        .inputs(rows, context.longs("columns", channels * columns.places(), -1))
        .to(context.output(0));
  }
}
