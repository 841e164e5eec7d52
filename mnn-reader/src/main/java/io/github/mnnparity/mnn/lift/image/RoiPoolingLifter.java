package io.github.mnnparity.mnn.lift.image;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.mnn.lift.CannotLiftException;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.RoiParameters;

/** MNN {@code ROIPooling}: ONNX {@code MaxRoiPool}; a region is its image and two corners. */
final class RoiPoolingLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "ROIPooling";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    RoiParameters param = op.parameter(new RoiParameters());
    if (param.outputGrad()) {
      throw new CannotLiftException("it computes a gradient, which only training needs");
    }
    String regions = context.input(1);
    if (context.rank(regions).filter(rank -> rank == 2).isEmpty()) {
      regions = context.made("Reshape", regions, context.longs("regions", -1, 5));
    }
    context
        .node("MaxRoiPool")
        .inputs(context.input(0), regions)
        .with(Attribute.of("pooled_shape", new long[] {param.pooledHeight(), param.pooledWidth()}))
        .with("spatial_scale", param.spatialScale())
        .to(context.output(0));
  }
}
