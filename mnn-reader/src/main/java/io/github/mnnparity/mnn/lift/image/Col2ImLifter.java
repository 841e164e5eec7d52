package io.github.mnnparity.mnn.lift.image;

import io.github.mnnparity.mnn.lift.CannotLiftException;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;

/** MNN {@code Col2Im}: ONNX {@code Col2Im}; a matrix stands for a batch of one. */
final class Col2ImLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "Col2Im";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    Columns columns = new Columns(op);
    if (columns.same()) {
      throw new CannotLiftException("ONNX's Col2Im wants its padding in numbers");
    }
    String x = context.input(0);
    if (context.rank(x).filter(rank -> rank == 2).isPresent()) {
      x = context.made("Unsqueeze", x, context.longs("batch", 0));
    }
    context
        .node("Col2Im")
        .inputs(x, context.int64(context.input(1)), context.longs("block", columns.kernel()))
        .with("dilations", columns.dilations())
        .with("pads", columns.pads())
        .with("strides", columns.strides())
        .to(context.output(0));
  }
}
