package io.github.mnnparity.mnn.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.google.common.collect.Sets;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.github.mnnparity.core.error.EngineException;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.mnn.worker.Frames.BadFrame;
import io.github.mnnparity.mnn.worker.Frames.Frame;
import io.github.mnnparity.mnn.worker.Reply.Death;
import io.github.mnnparity.mnn.worker.Reply.DeathKind;
import io.github.mnnparity.mnn.worker.Reply.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * A Python process that answers one request at a time. Whatever it does, {@link #ask} returns: at
 * the latest a moment after the deadline, when the process has been killed. The process dies with
 * the JVM. Not thread-safe, but {@link #close} may come from any thread, and twice.
 */
public final class WorkerProcess implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(WorkerProcess.class.getName());
  private static final long GRACE_MILLIS = 2_000;

  /** The worker, then what it imports. */
  private static final List<String> SCRIPTS = List.of("worker.py", "misuse.py", "misuse_bench.py");

  private static final Map<Integer, String> SIGNALS =
      Map.of(
          4, "SIGILL", 6, "SIGABRT", 7, "SIGBUS", 8, "SIGFPE", 9, "SIGKILL", 11, "SIGSEGV", 15,
          "SIGTERM");

  private static final Set<WorkerProcess> OPEN = Sets.newConcurrentHashSet();

  private static final AtomicBoolean ENDING = new AtomicBoolean();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(WorkerProcess::closeAll, "parity-worker-end"));
  }

  private final Process process;
  private final Path folder;
  private final StatusFile status;
  private final NativeOutput printed;
  private final InputStream output;
  private long requests;

  private WorkerProcess(Process process, Path folder, StatusFile status, NativeOutput printed) {
    this.process = process;
    this.folder = folder;
    this.status = status;
    this.printed = printed;
    this.output = new PipeInput(process.getInputStream());
  }

  /**
   * Starts a worker; it gets ready while the caller goes on.
   *
   * @param python interpreter and its options, without the script
   * @param packages folder to import from first; empty for none
   * @throws EngineException if the process cannot be started
   */
  public static WorkerProcess start(List<String> python, String packages) {
    synchronized (OPEN) {
      if (!ENDING.get()) {
        return started(python, packages);
      }
    }
    stopWhereTheJvmEnds();
    throw new IllegalStateException("the JVM has ended");
  }

  private static WorkerProcess started(List<String> python, String packages) {
    Path folder = null;
    try {
      folder = Files.createTempDirectory("mnn-parity-");
      for (String script : SCRIPTS) {
        try (InputStream in = WorkerProcess.class.getResourceAsStream(script)) {
          Files.copy(in, folder.resolve(script));
        }
      }
      Path statusPath = folder.resolve("status");
      String token = UUID.randomUUID().toString();
      List<String> command = new ArrayList<>(python);
      command.addAll(
          List.of(
              folder.resolve(SCRIPTS.get(0)).toString(),
              statusPath.toString(),
              packages,
              Long.toString(ProcessHandle.current().pid()),
              token));
      StatusFile status = StatusFile.create(statusPath);
      Process process = Launcher.start(new ProcessBuilder(command).directory(folder.toFile()));
      NativeOutput printed = new NativeOutput(new PipeInput(process.getErrorStream()), token);
      printed.start();
      WorkerProcess worker = new WorkerProcess(process, folder, status, printed);
      OPEN.add(worker);
      return worker;
    } catch (IOException e) {
      delete(folder);
      throw new EngineException(
          new Problem(
              String.join(" ", python),
              "a Python interpreter that starts",
              String.valueOf(e.getMessage()),
              "`parity doctor` shows what is missing"),
          e);
    }
  }

  /** Also what is just being started. */
  private static void closeAll() {
    ENDING.set(true);
    synchronized (OPEN) {
      OPEN.forEach(WorkerProcess::close);
    }
  }

  /**
   * Holds back a thread that would take the end of the JVM, such as Ctrl-C, for a failure of the
   * engine; the JVM does not wait for it.
   */
  private static void stopWhereTheJvmEnds() {
    while (ENDING.get()) {
      LockSupport.park();
    }
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Sends {@code request} and reads its answer; a death is told in the reply. */
  public Reply ask(Request request, Duration deadline) {
    requests++;
    List<Value> values = new ArrayList<>();
    AtomicBoolean late = new AtomicBoolean();
    Future<?> timer =
        Launcher.after(
            deadline.toNanos(),
            () -> {
              late.set(true);
              Launcher.kill(process);
            });
    try {
      send(request);
      JsonNode answer = readAnswer(values);
      return Reply.of(answer, values, printed.takeUntil(requests, GRACE_MILLIS), Optional.empty());
    } catch (BadFrame e) {
      Launcher.kill(process);
      return dead(values, DeathKind.GARBAGE, "the worker sent " + e.getMessage());
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, () -> "worker ended: " + e);
      return late.get()
          ? dead(values, DeathKind.TIMEOUT, "no answer within " + text(deadline))
          : dead(values, DeathKind.CRASH, ending());
    } finally {
      timer.cancel(false);
    }
  }

  /** A worker that does not listen any more may still have said why. */
  private void send(Request request) {
    try {
      Frames.write(process.getOutputStream(), requests, request);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, () -> "worker does not listen: " + e);
    }
  }

  private JsonNode readAnswer(List<Value> values) throws IOException, BadFrame {
    long room = Runtime.getRuntime().maxMemory() / 2;
    while (true) {
      Frame frame = Frames.read(output, room);
      if (!frame.isTensor()) {
        return frame.header();
      }
      room -= frame.body().remaining();
      values.add(Frames.value(frame));
    }
  }

  private Reply dead(List<Value> values, DeathKind kind, String detail) {
    stopWhereTheJvmEnds();
    Launcher.kill(process);
    Death death = new Death(kind, detail, status.read());
    return Reply.of(
        MissingNode.getInstance(), values, printed.takeAll(GRACE_MILLIS), Optional.of(death));
  }

  private String ending() {
    try {
      if (!process.waitFor(GRACE_MILLIS, TimeUnit.MILLISECONDS)) {
        return "the process closed its output and went on";
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted while the process ended";
    }
    int code = process.exitValue();
    return code > 128
        ? "the process died by " + SIGNALS.getOrDefault(code - 128, "signal " + (code - 128))
        : "the process ended with status " + code;
  }

  private static String text(Duration duration) {
    return duration.toMillis() % 1000 == 0
        ? duration.toSeconds() + " s"
        : duration.toMillis() + " ms";
  }

  @Override
  public void close() {
    Launcher.kill(process);
    try {
      process.waitFor(GRACE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
    delete(folder);
    OPEN.remove(this);
  }

  private static void delete(Path folder) {
    if (folder == null || !Files.exists(folder)) {
      return;
    }
    try {
      MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
    } catch (IOException | UncheckedIOException e) {
      LOG.log(System.Logger.Level.DEBUG, () -> "left behind: " + folder, e);
    }
  }
}
