package io.github.mnnparity.mnn.lift.index;

import io.github.mnnparity.mnn.lift.CannotLiftException;
import io.github.mnnparity.mnn.lift.LiftContext;

/** Axes that are inputs of an op. */
final class Axes {
  private Axes() {}

  /**
   * The axis that an input holds, or {@code absent} where the op has no such input.
   *
   * @throws CannotLiftException if it depends on more than the ranks of tensors
   */
  static long input(LiftContext context, int index, long absent) {
    if (!context.hasInput(index)) {
      return absent;
    }
    return context
        .known(context.input(index))
        .filter(axis -> axis.length == 1)
        .orElseThrow(() -> new CannotLiftException("its axis is computed"))[0];
  }
}
