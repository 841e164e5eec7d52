package io.github.mnnparity.core.report;

import java.util.function.Consumer;

/** Numbers the stages in the order in which they come. Thread-safe. */
final class StageNumbers implements Consumer<Progress> {
  private final Consumer<Progress> listener;
  private final int planned;
  private String last = "";
  private int number;

  StageNumbers(Consumer<Progress> listener, int planned) {
    this.listener = listener;
    this.planned = planned;
  }

  @Override
  public synchronized void accept(Progress progress) {
    if (progress.number() > 0) {
      listener.accept(progress);
      return;
    }
    if (!progress.stage().equals(last)) {
      last = progress.stage();
      number++;
    }
    listener.accept(progress.numbered(number, Math.max(number, planned)));
  }
}
