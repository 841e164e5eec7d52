package io.github.mnnparity.mnn.lift.quant;

import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.MnnTypes;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;

/**
 * MNN {@code FloatToInt8}, dequantized. In front of integer ops its output stands for the real
 * numbers that it was given: ONNX {@code Identity}. Where the integers themselves are used, INT64
 * {@code round(clamp(x · tensorScale + zero))}; {@code tensorScale} holds reciprocals.
 */
final class FloatToInt8Lifter implements OpLifter {
  private final QuantPlan plan;

  FloatToInt8Lifter(QuantPlan plan) {
    this.plan = plan;
  }

  @Override
  public String mnnType() {
    return "FloatToInt8";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    if (plan.layer(op).isPresent()) {
      context.node("Identity").inputs(context.input(0)).to(context.output(0));
      return;
    }
    ScalePoints points = ScalePoints.of(op);
    String real = context.as(DType.FLOAT32, context.input(0));
    int rank = context.rank(real).orElse(4);
    String scaled = context.node("Mul").inputs(real, points.scale(context, rank)).toTemporary();
    String moved = context.node("Add").inputs(scaled, points.zero(context, rank)).toTemporary();
    String integers =
        GridNodes.rounded(
            context, GridNodes.clamped(context, moved, points.lowest(), points.highest()));
    context
        .node("Cast")
        .inputs(integers)
        .with("to", MnnTypes.onnxNumber(DType.INT64))
        .to(context.output(0));
  }
}
