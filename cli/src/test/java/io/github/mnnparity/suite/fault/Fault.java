package io.github.mnnparity.suite.fault;

import io.github.mnnparity.suite.real.Pair;
import java.nio.file.Path;

/**
 * A damaged file that a user would feel.
 *
 * @param op name of the damaged op
 * @param seed of the choice of op and damage
 * @param effect how far the engine's outputs moved, relative RMS
 */
public record Fault(Pair pair, FaultKind kind, String op, long seed, Path file, double effect) {
  @Override
  public String toString() {
    return kind + " " + pair + " " + op + " seed " + seed;
  }
}
