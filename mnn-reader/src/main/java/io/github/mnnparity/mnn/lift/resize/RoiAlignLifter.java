package io.github.mnnparity.mnn.lift.resize;

import io.github.mnnparity.mnn.lift.CannotLiftException;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.PoolType;
import io.github.mnnparity.mnn.schema.RoiParameters;

/** MNN {@code ROIAlign}: ONNX {@code RoiAlign}. */
final class RoiAlignLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "ROIAlign";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    RoiParameters param = op.parameter(new RoiParameters());
    if (param.outputGrad() || !context.hasInput(2)) {
      throw new CannotLiftException("it does not name the image of each region");
    }
    context
        .node("RoiAlign")
        .inputs(context.input(0), context.input(1), context.int64(context.input(2)))
        .with(
            "coordinate_transformation_mode", param.aligned() ? "half_pixel" : "output_half_pixel")
        .with("mode", param.poolType() == PoolType.MAXPOOL ? "max" : "avg")
        .with("output_height", param.pooledHeight())
        .with("output_width", param.pooledWidth())
        .with("sampling_ratio", Math.max(0, param.samplingRatio()))
        .with("spatial_scale", param.spatialScale())
        .to(context.output(0));
  }
}
