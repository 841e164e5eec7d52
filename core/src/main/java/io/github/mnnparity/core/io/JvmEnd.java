package io.github.mnnparity.core.io;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What happens when the JVM ends early, as with Ctrl-C: processes that it started end with it,
 * unfinished work is undone, and nothing gets into its place any more. Thread-safe.
 */
public final class JvmEnd {
  private static final System.Logger LOG = System.getLogger(JvmEnd.class.getName());
  private static final long GRACE_MILLIS = 1000;
  private static final Object LOCK = new Object();
  private static final Set<Undo> UNDOS = new LinkedHashSet<>();
  private static final Set<Process> PROCESSES = new LinkedHashSet<>();
  private static boolean begun;

  static {
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(JvmEnd::end, "parity-end"));
    } catch (IllegalStateException e) {
      begun = true;
      LOG.log(System.Logger.Level.DEBUG, "the JVM ends already", e);
    }
  }

  private JvmEnd() {}

  /** A step that is done wholly or, once the end has begun, not at all. */
  @FunctionalInterface
  public interface Step<T> {
    T run() throws IOException;
  }

  /** Takes an {@link #undo} back: the work is finished. */
  public static final class Undo implements AutoCloseable {
    private final Runnable action;

    private Undo(Runnable action) {
      this.action = action;
    }

    @Override
    public void close() {
      synchronized (LOCK) {
        UNDOS.remove(this);
      }
    }
  }

  /**
   * Has {@code action} run if the JVM ends before the result is closed; holds the thread back if
   * the end has begun.
   */
  public static Undo undo(Runnable action) {
    Undo undo = new Undo(action);
    return run(
        () -> {
          UNDOS.add(undo);
          return undo;
        });
  }

  /** Starts a process that ends with the JVM. */
  public static Process start(ProcessBuilder builder) throws IOException {
    return step(
        () -> {
          PROCESSES.removeIf(one -> !one.isAlive());
          Process process = builder.start();
          PROCESSES.add(process);
          return process;
        });
  }

  /** Whether a process of the last ones did not end well, as by the signal that ends us, too. */
  public static boolean hasLostProcess() {
    synchronized (LOCK) {
      return PROCESSES.stream().anyMatch(one -> !one.isAlive() && one.exitValue() != 0);
    }
  }

  /** Runs {@code step}; holds the thread back for good if the end has begun. */
  public static <T> T step(Step<T> step) throws IOException {
    synchronized (LOCK) {
      if (!begun) {
        return step.run();
      }
    }
    while (true) {
      LockSupport.park(); // The JVM does not wait for it.
    }
  }

  private static <T> T run(Step<T> step) {
    try {
      return step(step);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** No step is done from now on. */
  public static void begin() {
    synchronized (LOCK) {
      begun = true;
    }
  }

  private static void end() {
    List<Process> processes;
    List<Undo> undos;
    synchronized (LOCK) {
      begun = true;
      processes = new ArrayList<>(PROCESSES);
      undos = new ArrayList<>(UNDOS);
    }
    for (Process process : processes) {
      List<ProcessHandle> descendants = process.descendants().toList();
      process.destroyForcibly();
      descendants.forEach(ProcessHandle::destroyForcibly);
    }
    processes.forEach(JvmEnd::await);
    undos.forEach(undo -> undo.action.run());
    if (!undos.isEmpty()) {
      // A file that was just being opened again.
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      undos.forEach(undo -> undo.action.run());
    }
  }

  private static void await(Process process) {
    try {
      if (!process.waitFor(GRACE_MILLIS, TimeUnit.MILLISECONDS)) {
        LOG.log(System.Logger.Level.DEBUG, () -> "does not end: " + process);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
