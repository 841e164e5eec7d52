package io.github.mnnparity.mnn.lift.tiling;

import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;

/** MNN {@code Tile}: ONNX {@code Tile}. */
final class TileLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "Tile";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    context
        .node("Tile")
        .inputs(context.input(0), context.int64(context.input(1)))
        .to(context.output(0));
  }
}
