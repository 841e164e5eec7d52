package io.github.mnnparity.mnn.lift.image;

import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.lift.LiftContext;

/**
 * Where the pixels of the crops lie along one axis of their image: {@code [n, pixels]} numbers
 * each.
 *
 * @param places FLOAT32, pixels of the image from 0
 * @param outside BOOL, true where there is no image
 * @param size INT64 scalar, size of the image along the axis
 */
record Samples(String places, String outside, String size) {
  /**
   * Spreads the pixels evenly from the first to the last edge of a box; a single one lies in the
   * middle. Edges are fractions of the image.
   *
   * @param axis of the NHWC image: 1 or 2
   */
  static Samples along(LiftContext context, int axis) {
    String zero = context.scalar("zero", 0f);
    String one = context.scalar("one", 1f);
    String half = context.scalar("half", 0.5f);
    String shape = context.made("Shape", context.input(0));
    String size = context.made("Gather", shape, index(context, axis));
    String last = context.made("Sub", context.as(DType.FLOAT32, size), one);
    String from = edge(context, axis - 1);
    String to = edge(context, axis + 1);
    String count =
        context.made("Gather", context.int64(context.input(3)), index(context, axis - 1));
    String pixels = context.as(DType.FLOAT32, count);
    String steps =
        context.as(
            DType.FLOAT32, context.made("Range", index(context, 0), count, index(context, 1)));
    String gaps = context.made("Max", context.made("Sub", pixels, one), one);
    String extent = context.made("Mul", context.made("Sub", to, from), last);
    String step = context.made("Div", extent, gaps);
    String start = context.made("Mul", from, last);
    String spread = context.made("Add", start, context.made("Mul", steps, step));
    String sum = context.made("Mul", half, context.made("Add", from, to));
    String middle = context.made("Mul", sum, last);
    String several = context.made("Greater", pixels, one);
    String places = context.made("Where", several, spread, middle);
    String outside =
        context.made(
            "Or", context.made("Less", places, zero), context.made("Greater", places, last));
    return new Samples(places, outside, size);
  }

  /** A number as an INT64 scalar. */
  static String index(LiftContext context, long value) {
    return context.constant("index" + value, Tensor.ofLongs(Shape.SCALAR, value));
  }

  private static String edge(LiftContext context, int column) {
    return context
        .node("Gather")
        .inputs(context.input(1), context.longs("column", column))
        .with("axis", 1)
        .toTemporary();
  }

  /** The pixels at or below the places, kept inside the image. */
  String below(LiftContext context) {
    return inside(context, context.made("Floor", places));
  }

  /** The pixels at or above the places, kept inside the image. */
  String above(LiftContext context) {
    return inside(context, context.made("Ceil", places));
  }

  /** The pixels nearest to the places, the upper of two, kept inside the image. */
  String nearest(LiftContext context) {
    String upper = context.made("Add", places, context.scalar("half", 0.5f));
    return inside(context, context.made("Floor", upper));
  }

  /** How far the places are from the pixels below, 0 to 1. */
  String fraction(LiftContext context) {
    return context.made("Sub", places, context.made("Floor", places));
  }

  private String inside(LiftContext context, String pixels) {
    String highest = context.made("Sub", size, index(context, 1));
    String lowest = index(context, 0);
    return context.made("Min", context.made("Max", context.int64(pixels), lowest), highest);
  }
}
