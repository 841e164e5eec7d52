package io.github.mnnparity.mnn.lift.quant;

import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.mnn.lift.LiftContext;

/** Nodes between real numbers and the integers of a grid. Integers are held as FLOAT32. */
public final class GridNodes {
  private static final int RANK = 4;

  private GridNodes() {}

  /** {@code round(clamp(value / scale + zero))}: the integers that stand for real numbers. */
  public static String integers(LiftContext context, String value, Grid grid) {
    int rank = context.rank(value).orElse(RANK);
    String scaled =
        context
            .node("Mul")
            .inputs(value, context.constant("reciprocal", grid.factors(true, rank)))
            .toTemporary();
    return rounded(context, clamped(context, shifted(context, scaled, grid.zero()), grid));
  }

  /** {@code (integers - zero) · scale}, written to {@code output}. */
  public static String reals(LiftContext context, String integers, Grid grid, String output) {
    int rank = context.rank(integers).orElse(RANK);
    // Adding the negated zero, which is never -0, turns a rounded -0 into 0.
    String centred =
        context
            .node("Add")
            .inputs(integers, context.scalar("zero", 0f - grid.zero()))
            .toTemporary();
    return context
        .node("Mul")
        .inputs(centred, context.constant("scale", grid.factors(false, rank)))
        .to(output);
  }

  /** The value of the grid that is nearest to each element. */
  public static String onGrid(LiftContext context, String value, Grid grid) {
    return reals(context, integers(context, value, grid), grid, context.hidden("onGrid"));
  }

  static String shifted(LiftContext context, String value, float zero) {
    return zero == 0
        ? value
        : context.node("Add").inputs(value, context.scalar("zero", zero)).toTemporary();
  }

  static String clamped(LiftContext context, String value, Grid grid) {
    return clamped(context, value, grid.min(), grid.max());
  }

  public static String clamped(LiftContext context, String value, float min, float max) {
    return context
        .node("Clip")
        .inputs(value, context.scalar("min", min), context.scalar("max", max))
        .toTemporary();
  }

  /** Half away from zero, as the engine rounds; ONNX {@code Round} is half to even. */
  public static String rounded(LiftContext context, String value) {
    String size = context.node("Abs").inputs(value).toTemporary();
    String more = context.node("Add").inputs(size, context.scalar("half", 0.5f)).toTemporary();
    String whole = context.node("Floor").inputs(more).toTemporary();
    String sign = context.node("Sign").inputs(value).toTemporary();
    return context.node("Mul").inputs(whole, sign).toTemporary();
  }

  /** Integers as FLOAT32 in {@code [-128, 127]} as UINT8, 128 higher. */
  public static String bytes(LiftContext context, String integers) {
    String higher =
        context.node("Add").inputs(integers, context.scalar("offset", 128f)).toTemporary();
    return context.as(DType.UINT8, higher);
  }

  /** States rank and channels of a value, where the rules for ONNX operators do not find them. */
  public static void image(LiftContext context, String value, long channels) {
    context.dtype(value, DType.FLOAT32);
    context.shape(value, Shape.of(-1, channels, -1, -1));
  }
}
