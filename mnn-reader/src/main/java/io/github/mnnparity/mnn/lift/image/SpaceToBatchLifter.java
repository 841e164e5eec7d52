package io.github.mnnparity.mnn.lift.image;

import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * MNN {@code SpaceToBatchND}: the margins are added as zeros, then the places inside a block become
 * batches, the last axis fastest; ONNX {@code Pad}, {@code Reshape} and {@code Transpose}.
 */
final class SpaceToBatchLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "SpaceToBatchND";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    Blocks blocks = Blocks.of(op, context);
    String x = context.input(0);
    if (Arrays.stream(blocks.margins()).anyMatch(margin -> margin != 0)) {
      x = context.made("Pad", x, context.longs("pads", blocks.pads()));
    }
    NamedAxes axes = new NamedAxes(context, x, blocks.axes());
    List<String> batch = new ArrayList<>();
    for (int i = 0; i < blocks.count(); i++) {
      String axis = blocks.axis(i);
      batch.add("place" + i);
      axes.split(axis, List.of(axis, "place" + i), -1, blocks.sizes()[i]);
    }
    batch.add(Blocks.BATCH);
    axes.join(batch, Blocks.BATCH).finish(blocks.axes());
  }
}
