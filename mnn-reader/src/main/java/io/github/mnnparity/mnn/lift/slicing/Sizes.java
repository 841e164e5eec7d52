package io.github.mnnparity.mnn.lift.slicing;

import io.github.mnnparity.mnn.lift.LiftContext;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/** Sizes of the parts of a split. */
final class Sizes {
  private Sizes() {}

  /** Sizes between cut positions, without the last part. */
  static long[] between(long[] cuts) {
    long[] sizes = cuts.clone();
    for (int i = 1; i < sizes.length; i++) {
      sizes[i] = cuts[i] - cuts[i - 1];
    }
    return sizes;
  }

  /** The size of the op's first input on an axis, where it is known. */
  static OptionalLong total(LiftContext context, int axis) {
    return context
        .shape(context.input(0))
        .map(
            shape -> {
              int index = axis < 0 ? axis + shape.rank() : axis;
              boolean known = index >= 0 && index < shape.rank() && shape.dim(index) >= 0;
              return known ? OptionalLong.of(shape.dim(index)) : OptionalLong.empty();
            })
        .orElseGet(OptionalLong::empty);
  }

  /**
   * One size for each part.
   *
   * @param stored one for all parts, or one a part; the last may be missing, one may be -1
   */
  static Optional<long[]> complete(long[] stored, int parts, OptionalLong total) {
    long[] sizes = spread(stored, parts);
    int open = -1;
    long sum = 0;
    for (int i = 0; i < parts; i++) {
      if (sizes[i] < 0) {
        if (open >= 0) {
          return Optional.empty();
        }
        open = i;
      } else {
        sum += sizes[i];
      }
    }
    if (open < 0) {
      return Optional.of(sizes);
    }
    if (total.isEmpty() || total.getAsLong() < sum) {
      return Optional.empty();
    }
    sizes[open] = total.getAsLong() - sum;
    return Optional.of(sizes);
  }

  /** The stored sizes before the first unknown one. */
  static long[] leading(long[] stored, int parts) {
    long[] sizes = spread(stored, parts);
    int known = 0;
    while (known < parts && sizes[known] >= 0) {
      known++;
    }
    return Arrays.copyOf(sizes, known);
  }

  private static long[] spread(long[] stored, int parts) {
    long[] sizes = new long[parts];
    Arrays.fill(sizes, -1);
    if (stored.length == 1 && parts > 2) {
      Arrays.fill(sizes, 0, parts - 1, stored[0]);
    } else {
      System.arraycopy(stored, 0, sizes, 0, Math.min(stored.length, parts));
    }
    return sizes;
  }
}
