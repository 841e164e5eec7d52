package io.github.mnnparity.core.report;

import java.util.function.Consumer;

/**
 * How far the work is.
 *
 * @param stage what is done now, as a user would say it
 * @param done steps of the stage that are over
 * @param total steps of the stage, each about as long as the others; 0 where their number is not
 *     known
 * @param number of the stage, from 1; 0 where stages are not counted
 * @param stages how many there are, as far as it is known now; 0 where they are not counted
 */
public record Progress(String stage, long done, long total, int number, int stages) {
  /** A stage that is not counted among others. */
  public Progress(String stage, long done, long total) {
    this(stage, done, total, 0, 0);
  }

  /** A stage that starts; its steps are not counted. */
  public static Progress of(String stage) {
    return new Progress(stage, 0, 0);
  }

  /**
   * A listener that counts stages by their names and tells {@code listener} the numbers. Stages
   * that are numbered already pass as they are.
   *
   * @param planned how many stages there will be at least
   */
  public static Consumer<Progress> numbered(Consumer<Progress> listener, int planned) {
    return new StageNumbers(listener, planned);
  }

  Progress numbered(int asNumber, int ofStages) {
    return new Progress(stage, done, total, asNumber, ofStages);
  }
}
