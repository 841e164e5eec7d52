package io.github.mnnparity.mnn.lift.tiling;

import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.lift.CannotLiftException;
import io.github.mnnparity.mnn.lift.LiftContext;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Padding that mirrors an image at its edges and repeats the outermost pixels, which ONNX {@code
 * Pad} cannot: {@code Gather} of the mirrored places, axis by axis.
 */
final class SymmetricPadding {
  private SymmetricPadding() {}

  /**
   * Adds the nodes.
   *
   * @param pads INT64 vector, begins of all axes before their ends
   */
  static void lift(LiftContext context, String image, String pads) {
    int rank =
        context
            .rank(image)
            .orElseThrow(() -> new CannotLiftException("the rank of its input is not known"));
    Optional<long[]> known = context.constant(pads).map(Tensor::toLongs);
    int[] axes =
        IntStream.range(0, rank)
            .filter(axis -> known.isEmpty() || padded(known.get(), axis))
            .toArray();
    String x = image;
    for (int axis : axes) {
      x =
          context
              .node("Gather")
              .inputs(x, places(context, x, pads, axis, rank))
              .with("axis", axis)
              .toTemporary();
    }
    context.node("Identity").inputs(x).to(context.output(0));
  }

  private static boolean padded(long[] pads, int axis) {
    return pads[axis] != 0 || pads[pads.length / 2 + axis] != 0;
  }

  /** From {@code -begin} to {@code size + end}, what is outside mirrored to the inside. */
  private static String places(LiftContext context, String x, String pads, int axis, int rank) {
    String one = number(context, 1);
    String size = context.made("Gather", context.made("Shape", x), number(context, axis));
    String begin = context.made("Gather", pads, number(context, axis));
    String end = context.made("Gather", pads, number(context, (long) rank + axis));
    String range =
        context.made("Range", context.made("Neg", begin), context.made("Add", size, end), one);
    String before = context.made("Sub", context.made("Neg", range), one);
    String notBefore = context.made("Max", range, before);
    String twice = context.made("Add", size, size);
    String behind = context.made("Sub", context.made("Sub", twice, one), notBefore);
    return context.made("Min", notBefore, behind);
  }

  private static String number(LiftContext context, long value) {
    return context.constant("n" + value, Tensor.ofLongs(Shape.SCALAR, value));
  }
}
