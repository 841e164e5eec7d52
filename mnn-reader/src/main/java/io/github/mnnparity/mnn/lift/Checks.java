package io.github.mnnparity.mnn.lift;

import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.mnn.model.MnnOp;
import java.util.Arrays;
import java.util.Optional;

/** Whether an op's fields fit what it reads; what is not known fits. Faults name op and field. */
public final class Checks {
  private Checks() {}

  /**
   * @param rank of the value that {@code axes} belong to
   * @throws io.github.mnnparity.core.error.MalformedModelException for an axis outside of it
   */
  public static void axes(MnnOp op, String field, Optional<Integer> rank, long... axes) {
    for (long axis : axes) {
      if (rank.isPresent() && (axis < -rank.get() || axis >= rank.get())) {
        throw op.malformed(
            field, "an axis from " + -rank.get() + " to " + (rank.get() - 1), Long.toString(axis));
      }
    }
  }

  /**
   * @param rank of the value whose axes {@code order} rearranges
   * @throws io.github.mnnparity.core.error.MalformedModelException if it is no order at all
   * @throws CannotLiftException if it is one of another number of axes, as the converter writes for
   *     diagonals
   */
  public static void permutation(MnnOp op, String field, Optional<Integer> rank, long... order) {
    boolean[] seen = new boolean[order.length];
    boolean whole = true;
    for (long axis : order) {
      long place = axis < 0 ? axis + order.length : axis;
      whole &= place >= 0 && place < order.length && !seen[(int) place];
      if (whole) {
        seen[(int) place] = true;
      }
    }
    if (!whole) {
      throw op.malformed(
          field, "each axis from 0 to " + (order.length - 1) + " once", Arrays.toString(order));
    }
    if (rank.isPresent() && rank.get() != order.length) {
      throw new CannotLiftException(
          "it rearranges " + order.length + " axes of a value that has " + rank.get());
    }
  }

  /**
   * @param count of numbers, one for each channel
   * @param shape of a value with channels, which some nets have on the last axis
   * @throws io.github.mnnparity.core.error.MalformedModelException if it has other channels; a size
   *     of 1 is not relied on, as files write it for dynamic ones
   */
  public static void channels(MnnOp op, String field, long count, Optional<Shape> shape) {
    if (shape.isEmpty() || shape.get().rank() < 2) {
      return;
    }
    long first = shape.get().dim(1);
    long last = shape.get().dim(shape.get().rank() - 1);
    if (first > 1 && last >= 0 && count != first && count != last) {
      throw op.malformed(field, first + " numbers, one for each channel", Long.toString(count));
    }
  }

  /**
   * @throws io.github.mnnparity.core.error.MalformedModelException if {@code value} is below {@code
   *     least}
   */
  public static void atLeast(MnnOp op, String field, long least, long value) {
    if (value < least) {
      throw op.malformed(field, "at least " + least, Long.toString(value));
    }
  }

  /**
   * @throws io.github.mnnparity.core.error.MalformedModelException if {@code count} things do not
   *     form that many groups
   */
  public static void groups(MnnOp op, String field, long groups, long count, String things) {
    if (groups < 1 || count % groups != 0) {
      throw op.malformed(field, "a divisor of the " + count + " " + things, Long.toString(groups));
    }
  }
}
