package io.github.mnnparity.mnn.lift.shape;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;

/**
 * MNN {@code Identity}, {@code Copy} and {@code Dropout}: ONNX {@code Identity}. The mask of a
 * dropout keeps everything.
 */
final class IdentityLifter implements OpLifter {
  private final String mnnType;

  IdentityLifter(String mnnType) {
    this.mnnType = mnnType;
  }

  @Override
  public String mnnType() {
    return mnnType;
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    context.node("Identity").inputs(context.input(0)).to(context.output(0));
    if (context.outputs().size() > 1) {
      String dims = context.node("Shape").inputs(context.input(0)).toTemporary();
      context
          .node("ConstantOfShape")
          .inputs(dims)
          .with(Attribute.of("value", Tensor.ofLongs(Shape.of(1), 1)))
          .to(context.output(1));
    }
  }
}
