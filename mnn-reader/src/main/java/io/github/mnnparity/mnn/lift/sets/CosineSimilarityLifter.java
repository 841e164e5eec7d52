package io.github.mnnparity.mnn.lift.sets;

import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;

/**
 * MNN {@code CosineSimilarity}: {@code sum(ab) / sqrt(sum(a²) sum(b²) + 1e-8)} along the axis that
 * the third input gives, 1 without it.
 */
final class CosineSimilarityLifter implements OpLifter {
  private static final float SMALLEST = 1e-8f;

  @Override
  public String mnnType() {
    return "CosineSimilarity";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    String a = context.input(0);
    String b = context.input(1);
    String axis =
        context.hasInput(2)
            ? context.vector(context.int64(context.input(2)))
            : context.longs("axis", 1);
    String dot = sum(context, a, b, axis);
    String squares = context.made("Mul", sum(context, a, a, axis), sum(context, b, b, axis));
    String safe = context.made("Add", squares, context.scalar("smallest", SMALLEST));
    context.node("Div").inputs(dot, context.made("Sqrt", safe)).to(context.output(0));
  }

  private static String sum(LiftContext context, String a, String b, String axis) {
    return context
        .node("ReduceSum")
        .inputs(context.made("Mul", a, b), axis)
        .with("keepdims", 0)
        .toTemporary();
  }
}
