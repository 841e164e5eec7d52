package io.github.mnnparity.mnn.lift.resize;

import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.Resize;

/** MNN {@code Resize} (Caffe): bilinear by stored scales; ONNX {@code Resize}, asymmetric. */
final class ResizeLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "Resize";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    Resize param = op.parameter(new Resize());
    if (!(param.xScale() > 0) || !(param.yScale() > 0)) {
      throw op.malformed("xScale", "positive scales", param.xScale() + ", " + param.yScale());
    }
    Tensor scales = Tensor.ofFloats(Shape.of(4), 1, 1, param.yScale(), param.xScale());
    context
        .node("Resize")
        .inputs(context.input(0), "", context.constant("scales", scales))
        .with("coordinate_transformation_mode", "asymmetric")
        .with("mode", "linear")
        .to(context.output(0));
  }
}
