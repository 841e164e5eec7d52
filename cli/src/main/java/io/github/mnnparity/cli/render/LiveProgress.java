package io.github.mnnparity.cli.render;

import io.github.mnnparity.core.report.Progress;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Objects;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;

/**
 * Progress on a terminal: a bar for each stage, in one line. Work that is over at once shows none.
 * Thread-safe.
 */
final class LiveProgress {
  private static final int EVERY_MILLIS = 100;

  private final ProgressText text;
  private final LiveLine line;
  private final Duration patience;
  private @Nullable Progress current;
  private @Nullable Thread waiting;
  private @Nullable ProgressBar bar;
  private boolean hooked;
  private long stageStart;
  private volatile long lastStep;

  /**
   * @param patience so long nothing is shown
   */
  LiveProgress(PrintStream err, Terminal terminal, Duration patience) {
    this.text = new ProgressText(terminal);
    this.line = new LiveLine(err, terminal.columns());
    this.patience = patience;
  }

  synchronized void tell(Progress progress) {
    boolean newStage = current == null || !isSameStage(current, progress);
    long now = System.nanoTime();
    if (newStage) {
      stageStart = now;
    }
    if (newStage || current.done() != progress.done()) {
      lastStep = now;
    }
    current = progress;
    if (bar != null) {
      show(newStage);
    } else if (waiting == null) {
      waiting = new Thread(this::appear, "progress");
      waiting.setDaemon(true);
      waiting.start();
    }
  }

  private static boolean isSameStage(Progress one, Progress other) {
    return one.stage().equals(other.stage())
        && one.number() == other.number()
        && one.total() == other.total();
  }

  private void appear() {
    try {
      Thread.sleep(patience.toMillis());
    } catch (InterruptedException e) {
      return;
    }
    synchronized (this) {
      if (waiting == Thread.currentThread() && current != null) {
        if (!hooked) {
          hooked = true;
          Runtime.getRuntime().addShutdownHook(new Thread(() -> line.close(true), "progress end"));
        }
        line.open();
        show(true);
      }
    }
  }

  private void show(boolean newStage) {
    Progress progress = Objects.requireNonNull(current);
    if (newStage || bar == null) {
      closeBar();
      long began = stageStart;
      bar =
          new ProgressBar(
              progress.stage(),
              progress.total() == 0 ? -1 : progress.total(),
              EVERY_MILLIS,
              true,
              false,
              progress.done(),
              Duration.ofNanos(System.nanoTime() - began),
              (state, columns) ->
                  text.line(
                      new Progress(
                          progress.stage(),
                          state.getCurrent(),
                          progress.total(),
                          progress.number(),
                          progress.stages()),
                      Duration.ofNanos(System.nanoTime() - began),
                      Duration.ofNanos(System.nanoTime() - lastStep)),
              line);
    }
    bar.stepTo(progress.done());
  }

  /** Takes the line away until the next progress is told. */
  void pause() {
    line.close(false);
    synchronized (this) {
      if (waiting != null) {
        waiting.interrupt();
        waiting = null;
      }
      closeBar();
    }
  }

  /** Takes the line away; the next progress begins anew. */
  void end() {
    pause();
    synchronized (this) {
      current = null;
    }
  }

  private void closeBar() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
