package io.github.mnnparity.mnn.setup;

import io.github.mnnparity.core.io.JvmEnd;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Runs a short-lived command, stdout and stderr as one text. */
final class Commands {
  private static final int KEPT = 64 << 10;

  private Commands() {}

  /**
   * @param status exit status; -1 if it could not start or did not end in time
   * @param text what it printed, the last 64 KB
   */
  record Outcome(int status, String text) {
    boolean ok() {
      return status == 0;
    }
  }

  /**
   * @param lines told each line as it comes, from another thread
   */
  static Outcome run(List<String> command, Duration deadline, Consumer<String> lines) {
    Process process;
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      // Settings that would send the packages elsewhere, or mix in another interpreter's.
      List.of("PIP_TARGET", "PIP_PREFIX", "PIP_REQUIRE_VIRTUALENV", "PYTHONHOME", "PYTHONPATH")
          .forEach(builder.environment()::remove);
      builder.environment().put("PIP_USER", "0");
      process = JvmEnd.start(builder);
      process.getOutputStream().close();
    } catch (IOException e) {
      return new Outcome(-1, String.valueOf(e.getMessage()));
    }
    StringBuilder text = new StringBuilder();
    FutureTask<Boolean> reading = new FutureTask<>(() -> read(process, text, lines), true);
    Thread reader = new Thread(reading, "parity-command-output");
    reader.setDaemon(true);
    reader.start();
    try {
      if (process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
        reading.get(2, TimeUnit.SECONDS);
        return new Outcome(process.exitValue(), snapshot(text));
      }
      return new Outcome(-1, snapshot(text) + "\nno end within " + deadline.toSeconds() + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome(-1, "interrupted");
    } catch (ExecutionException | TimeoutException e) {
      return new Outcome(process.isAlive() ? -1 : process.exitValue(), snapshot(text));
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  static Outcome run(List<String> command, Duration deadline) {
    return run(command, deadline, line -> {});
  }

  private static void read(Process process, StringBuilder text, Consumer<String> lines) {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        synchronized (text) {
          text.append(line).append('\n');
          text.delete(0, Math.max(0, text.length() - KEPT));
        }
        lines.accept(line);
      }
    } catch (IOException e) {
      System.getLogger(Commands.class.getName())
          .log(System.Logger.Level.DEBUG, "the output of a command broke off", e);
    }
  }

  private static String snapshot(StringBuilder text) {
    synchronized (text) {
      return text.toString().strip();
    }
  }
}
