package io.github.mnnparity.mnn.lift.tiling;

import io.github.mnnparity.mnn.lift.Channels;
import io.github.mnnparity.mnn.lift.Checks;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.NodeSketch;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.DepthSpaceParam;
import io.github.mnnparity.mnn.schema.DepthToSpaceMode;

/** MNN {@code DepthToSpace}: ONNX {@code DepthToSpace}, which wants NCHW. */
final class DepthToSpaceLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "DepthToSpace";
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
              context.node("DepthToSpace").inputs(x).with("blocksize", param.blockSize());
          return param.mode() == DepthToSpaceMode.CRD ? node.with("mode", "CRD") : node;
        });
  }
}
