package io.github.mnnparity.report.notebook;

import io.github.mnnparity.core.report.Frontend;
import io.github.mnnparity.core.report.Progress;
import io.github.mnnparity.report.InlineReport;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** One line of a cell's output that is overwritten, at most ten times a second. */
final class ProgressLine implements Frontend.Ticker {
  private static final long PAUSE = Duration.ofMillis(100).toNanos();

  private final Kernel kernel;
  private final String id = "mnn-parity-" + UUID.randomUUID();
  private final long start = System.nanoTime();
  private final AtomicLong last = new AtomicLong(start - PAUSE);
  private String stage = "";

  ProgressLine(Kernel kernel) {
    this.kernel = kernel;
    kernel.display(id, contents("starting", Optional.empty()));
  }

  @Override
  public synchronized void accept(Progress progress) {
    long now = System.nanoTime();
    boolean due = now - last.get() >= PAUSE || !progress.stage().equals(stage);
    if (!due) {
      return;
    }
    last.set(now);
    stage = progress.stage();
    kernel.update(
        id,
        contents(
            stage,
            progress.total() > 0
                ? Optional.of((double) progress.done() / progress.total())
                : Optional.empty()));
  }

  @Override
  public synchronized void close() {
    double seconds = (System.nanoTime() - start) / 1e9;
    kernel.update(
        id, contents(String.format(Locale.ROOT, "done in %.1f s", seconds), Optional.of(1.0)));
  }

  private static Map<String, String> contents(String words, Optional<Double> share) {
    return Map.of("text/html", InlineReport.progress(words, share), "text/plain", words);
  }
}
