package io.github.mnnparity.report.layout;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.elk.core.util.NullElkProgressMonitor;

/** Runs the layout library under a deadline, with the deep stack that its recursion needs. */
final class ElkRun {
  private static final System.Logger LOGGER = System.getLogger(ElkRun.class.getName());
  private static final long STACK_BYTES = 512L << 20;
  private static final long SECONDS = 20;

  private ElkRun() {}

  /** Empty where it does not finish in time, or fails. */
  static Optional<Drawing> draw(Groups first, Groups second, Ranks ranks) {
    var monitor = new Monitor();
    FutureTask<Drawing> task =
        new FutureTask<>(
            () -> {
              var left = new ElkSide(first, ranks.first());
              left.run(monitor);
              var right = new ElkSide(second, ranks.second());
              right.run(monitor);
              return Heights.align(first, left, second, right, ranks);
            });
    Thread thread = new Thread(null, task, "graph layout", STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
    try {
      return Optional.of(task.get(SECONDS, TimeUnit.SECONDS));
    } catch (TimeoutException e) {
      LOGGER.log(System.Logger.Level.DEBUG, "layout takes too long");
    } catch (ExecutionException e) {
      LOGGER.log(System.Logger.Level.DEBUG, "layout failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      monitor.cancel();
    }
    return Optional.empty();
  }

  /** Stops the library between two of its steps. */
  private static final class Monitor extends NullElkProgressMonitor {
    private volatile boolean cancelled;

    void cancel() {
      cancelled = true;
    }

    @Override
    public boolean isCanceled() {
      return cancelled;
    }
  }
}
