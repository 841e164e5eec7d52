package io.github.mnnparity.mnn.lift.norm;

import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.Normalize;

/**
 * MNN {@code Normalize} (Caffe): {@code x / sqrt(sum(x²) + eps)}, the sum over the channels or over
 * all of an image, times a stored scale for each channel.
 */
final class NormalizeLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "Normalize";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    Normalize param = op.parameter(new Normalize());
    String x = context.input(0);
    boolean everywhere = param.acrossSpatial() != 0;
    String axes = everywhere ? context.longs("axes", 1, 2, 3) : context.longs("axes", 1);
    String sum = context.made("ReduceSumSquare", x, axes);
    String safe = context.made("Add", sum, context.scalar("eps", param.eps()));
    var quotient = context.node("Div").inputs(x, context.made("Sqrt", safe));
    Tensor scale =
        new Vectors(context.model(), op)
            .read(param.scaleAsByteBuffer(), 0)
            .orElseThrow(() -> op.malformed("scale", "a factor for each channel", "none"));
    String factors = context.constant("scale", scale.reshape(Shape.of(scale.elements(), 1, 1)));
    context.node("Mul").inputs(quotient.toTemporary(), factors).to(context.output(0));
  }
}
