package io.github.mnnparity.mnn.lift.tiling;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import java.util.Optional;

/**
 * MNN {@code Fill}: a tensor of one value; ONNX {@code ConstantOfShape}, or {@code Expand} of a
 * computed value.
 */
final class FillLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "Fill";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    String shape = context.vector(context.int64(context.input(0)));
    Optional<Tensor> value = context.constant(1).filter(tensor -> tensor.elements() == 1);
    if (value.isPresent()) {
      context
          .node("ConstantOfShape")
          .inputs(shape)
          .with(Attribute.of("value", value.get().reshape(Shape.of(1))))
          .to(context.output(0));
    } else {
      String scalar =
          context.node("Reshape").inputs(context.input(1), context.longs("one", 1)).toTemporary();
      context.node("Expand").inputs(scalar, shape).to(context.output(0));
    }
  }
}
