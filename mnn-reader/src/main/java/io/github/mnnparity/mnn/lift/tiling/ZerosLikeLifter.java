package io.github.mnnparity.mnn.lift.tiling;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;

/**
 * MNN {@code ZerosLike}: zeros in the shape and dtype of the input; ONNX {@code ConstantOfShape} of
 * its {@code Shape}.
 */
final class ZerosLikeLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "ZerosLike";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    String x = context.input(0);
    String shape = context.node("Shape").inputs(x).toTemporary();
    Tensor zero = Tensor.ofDoubles(Shape.of(1), 0).cast(context.dtype(x));
    context
        .node("ConstantOfShape")
        .inputs(shape)
        .with(Attribute.of("value", zero))
        .to(context.output(0));
  }
}
