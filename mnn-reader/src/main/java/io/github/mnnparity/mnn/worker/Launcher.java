package io.github.mnnparity.mnn.worker;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Starts and kills processes. All are started from one thread that lives as long as the JVM: on
 * Linux a worker asks to be killed when the thread that started it ends.
 */
final class Launcher {
  private static final ThreadFactory DAEMONS =
      task -> {
        Thread thread = new Thread(task, "parity-worker-keeper");
        thread.setDaemon(true);
        return thread;
      };
  private static final ScheduledExecutorService STARTER =
      Executors.newSingleThreadScheduledExecutor(DAEMONS);
  private static final ScheduledExecutorService DEADLINES =
      Executors.newSingleThreadScheduledExecutor(DAEMONS);

  private Launcher() {}

  static Process start(ProcessBuilder builder) throws IOException {
    Callable<Process> start = builder::start;
    try {
      return STARTER.submit(start).get();
    } catch (ExecutionException e) {
      throw new IOException(e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while a process was starting", e);
    }
  }

  static ScheduledFuture<?> after(long nanos, Runnable task) {
    return DEADLINES.schedule(task, nanos, TimeUnit.NANOSECONDS);
  }

  /**
   * Ends the process with all its descendants. Not by {@link Process#destroyForcibly()}, which
   * would throw away what is still to be read.
   */
  static void kill(Process process) {
    List<ProcessHandle> descendants = process.descendants().toList();
    process.toHandle().destroyForcibly();
    descendants.forEach(ProcessHandle::destroyForcibly);
  }
}
