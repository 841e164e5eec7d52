package io.github.mnnparity.mnn.lift.tiling;

import io.github.mnnparity.mnn.lift.Channels;
import io.github.mnnparity.mnn.lift.Checks;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.NodeSketch;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.DepthSpaceParam;
import io.github.mnnparity.mnn.schema.DepthToSpaceMode;

/** MNN {@code SpaceToDepth}: ONNX {@code SpaceToDepth}, which wants NCHW. */
final class SpaceToDepthLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "SpaceToDepth";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    DepthSpaceParam param = op.parameter(new DepthSpaceParam());
    Checks.atLeast(op, "blockSize", 1, param.blockSize());
    Channels.around(
        context,
        context.input(0),
        x -> {
          NodeSketch node =
              context.node("SpaceToDepth").inputs(x).with("blocksize", param.blockSize());
          return param.mode() == DepthToSpaceMode.DCR
              ? node
              : placesLast(
                  context, node.toTemporary(), (long) param.blockSize() * param.blockSize());
        });
  }

  /** Channels of a block, then the next block, to places of a channel, then the next channel. */
  private static NodeSketch placesLast(LiftContext context, String x, long places) {
    String last = Channels.last(context, x, 4);
    String split = context.made("Reshape", last, context.longs("split", 0, 0, 0, places, -1));
    String turned =
        context
            .node("Transpose")
            .inputs(split)
            .with("perm", new long[] {0, 1, 2, 4, 3})
            .toTemporary();
    String joined = context.made("Reshape", turned, context.longs("join", 0, 0, 0, -1));
    return context.node("Transpose").inputs(joined).with("perm", Channels.toFirst(4));
  }
}
