package io.github.mnnparity.mnn.lift.control;

import io.github.mnnparity.core.tensor.Shape;
import java.util.Arrays;
import java.util.Optional;

/** Shapes of what loops carry: the rank stays, sizes may change with every step. */
final class Loops {
  private Loops() {}

  static Shape ofRank(Shape shape) {
    return unknown(shape.rank());
  }

  /** Whether a value leaves the body of a loop with another rank than it had before. */
  static boolean changesRank(Optional<Shape> before, Optional<Integer> after) {
    return before.isPresent() && after.isPresent() && before.get().rank() != after.get();
  }

  static Shape unknown(int rank) {
    long[] dims = new long[rank];
    Arrays.fill(dims, -1);
    return Shape.of(dims);
  }
}
