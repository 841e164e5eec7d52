package io.github.mnnparity.mnn.lift.control;

import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.mnn.lift.LiftContext;
import java.util.Arrays;
import java.util.Optional;

/** What both forms of a loop need. Of values that it carries the rank stays, sizes may change. */
final class Loops {
  private Loops() {}

  static Shape ofRank(Shape shape) {
    return unknown(shape.rank());
  }

  /** Whether a value leaves the body of a loop with another rank than it had before. */
  static boolean changesRank(Optional<Shape> before, Optional<Integer> after) {
    return before.isPresent() && after.isPresent() && before.get().rank() != after.get();
  }

  /** The truth of an integer value, as the scalar that ONNX wants of a condition. */
  static String condition(LiftContext context, String value) {
    String bool = context.bool(value);
    boolean scalar = context.rank(bool).filter(rank -> rank == 0).isPresent();
    return scalar
        ? bool
        : context.node("Reshape").inputs(bool, context.longs("scalar")).toTemporary();
  }

  static Shape unknown(int rank) {
    long[] dims = new long[rank];
    Arrays.fill(dims, -1);
    return Shape.of(dims);
  }
}
