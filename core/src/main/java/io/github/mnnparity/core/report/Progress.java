package io.github.mnnparity.core.report;

/**
 * How far the work is.
 *
 * @param stage what is done now, as a user would say it
 * @param done steps of the stage that are over
 * @param total steps of the stage; 0 where their number is not known
 */
public record Progress(String stage, long done, long total) {
  /** A stage that starts; its steps are not counted. */
  public static Progress of(String stage) {
    return new Progress(stage, 0, 0);
  }
}
