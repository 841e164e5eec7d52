package io.github.mnnparity.mnn.lift.quant;

import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.QuantizedFloatParam;
import java.util.Optional;

/**
 * MNN {@code Int8ToFloat}: {@code (q - zero) · tensorScale}. Behind integer ops its input already
 * stands for real numbers: ONNX {@code Identity}, or a factor where the file gives the two ops
 * different scales.
 */
final class Int8ToFloatLifter implements OpLifter {
  private final QuantPlan plan;

  Int8ToFloatLifter(QuantPlan plan) {
    this.plan = plan;
  }

  @Override
  public String mnnType() {
    return "Int8ToFloat";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    Optional<Grid> made = plan.grid(op.inputs().get(0));
    Optional<Grid> own = ExplicitGrids.grid(op.parameter(new QuantizedFloatParam()), false);
    if (made.isEmpty()) {
      integers(op, context);
    } else if (own.isPresent() && !sameReals(made.get(), own.get())) {
      String whole = GridNodes.integers(context, context.input(0), made.get());
      GridNodes.reals(context, whole, own.get(), context.output(0));
    } else {
      context.node("Identity").inputs(context.input(0)).to(context.output(0));
    }
  }

  /** Reciprocals of stored reciprocals round: equal up to that. */
  private static boolean sameReals(Grid a, Grid b) {
    int channels = Math.max(a.scales().length(), b.scales().length());
    for (int c = 0; c < channels; c++) {
      if (Math.abs(a.scale(c) - b.scale(c)) > 1e-6f * Math.abs(a.scale(c))) {
        return false;
      }
    }
    return a.zero() == b.zero();
  }

  private static void integers(MnnOp op, LiftContext context) {
    ScalePoints points = ScalePoints.of(op);
    String whole = context.as(DType.FLOAT32, context.input(0));
    int rank = context.rank(whole).orElse(4);
    String centred = context.node("Sub").inputs(whole, points.zero(context, rank)).toTemporary();
    context.node("Mul").inputs(centred, points.scale(context, rank)).to(context.output(0));
  }
}
