package io.github.mnnparity.mnn.lift.tiling;

import io.github.mnnparity.mnn.lift.CannotLiftException;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.DepthSpaceParam;
import io.github.mnnparity.mnn.schema.DepthToSpaceMode;

/** MNN {@code SpaceToDepth}: ONNX {@code SpaceToDepth}, in NCHW. */
final class SpaceToDepthLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "SpaceToDepth";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    DepthSpaceParam param = op.parameter(new DepthSpaceParam());
    if (param.mode() != DepthToSpaceMode.DCR) {
      throw new CannotLiftException("ONNX has no such order of the blocks");
    }
    context
        .node("SpaceToDepth")
        .inputs(context.input(0))
        .with("blocksize", param.blockSize())
        .to(context.output(0));
  }
}
