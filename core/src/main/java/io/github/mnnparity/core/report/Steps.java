package io.github.mnnparity.core.report;

import java.util.function.Consumer;

/** Counts the steps of one stage for a listener. Thread-safe. */
public final class Steps {
  private final Consumer<Progress> listener;
  private final String stage;
  private final long total;
  private long done;

  private Steps(Consumer<Progress> listener, String stage, long total) {
    this.listener = listener;
    this.stage = stage;
    this.total = total;
  }

  /**
   * Tells the stage's start.
   *
   * @param total steps that there will be, each about as long as the others
   */
  public static Steps of(Consumer<Progress> listener, String stage, long total) {
    Steps steps = new Steps(listener, stage, total);
    listener.accept(new Progress(stage, 0, total));
    return steps;
  }

  /** Steps that nobody wants to know of. */
  public static Steps untold() {
    return new Steps(progress -> {}, "", 0);
  }

  /** One more step is over. More than there should be are not told. */
  public void next() {
    next(1);
  }

  /** So many more steps are over. */
  public synchronized void next(long count) {
    if (done < total) {
      done = Math.min(total, done + count);
      listener.accept(new Progress(stage, done, total));
    }
  }
}
