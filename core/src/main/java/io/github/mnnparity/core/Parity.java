package io.github.mnnparity.core;

import io.github.mnnparity.core.report.Report;
import java.nio.file.Path;

/** The door: compares a converted model with the model it came from. Thread-safe. */
public final class Parity {
  private Parity() {}

  /**
   * Compares {@code candidate} with {@code reference} in the views that {@code options} ask for.
   *
   * @throws io.github.mnnparity.core.error.BadInputException for files, inputs or options that
   *     cannot be used
   * @throws io.github.mnnparity.core.error.MalformedModelException for a broken model file
   * @throws io.github.mnnparity.core.error.EngineException if the reference itself cannot be run
   */
  public static Report compare(Path reference, Path candidate, CompareOptions options) {
    return new Comparison(reference, candidate, options).run();
  }
}
