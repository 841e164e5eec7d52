package io.github.mnnparity.core.report;

/** What the user feels: whether the model's outputs agree. */
public enum Verdict {
  /** Every output of every requested view was compared and is within its limit. */
  MATCH,
  /** An output is off by more than its limit. */
  DIVERGED,
  /** Something that was asked for was not compared, and nothing compared diverged. */
  INCOMPLETE;

  /** Exit status of the command: 0, 1, 3. */
  public int exitStatus() {
    return switch (this) {
      case MATCH -> 0;
      case DIVERGED -> 1;
      case INCOMPLETE -> 3;
    };
  }

  /** Whether this is what the user must hear of before {@code other}. */
  public boolean isWorseThan(Verdict other) {
    return weight() > other.weight();
  }

  private int weight() {
    return switch (this) {
      case MATCH -> 0;
      case INCOMPLETE -> 1;
      case DIVERGED -> 2;
    };
  }
}
