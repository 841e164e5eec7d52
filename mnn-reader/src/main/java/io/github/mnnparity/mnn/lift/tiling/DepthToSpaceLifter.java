package io.github.mnnparity.mnn.lift.tiling;

import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.NodeSketch;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.DepthSpaceParam;
import io.github.mnnparity.mnn.schema.DepthToSpaceMode;

/** MNN {@code DepthToSpace}: ONNX {@code DepthToSpace}, in NCHW. */
final class DepthToSpaceLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "DepthToSpace";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    DepthSpaceParam param = op.parameter(new DepthSpaceParam());
    NodeSketch node =
        context.node("DepthToSpace").inputs(context.input(0)).with("blocksize", param.blockSize());
    if (param.mode() == DepthToSpaceMode.CRD) {
      node.with("mode", "CRD");
    }
    node.to(context.output(0));
  }
}
