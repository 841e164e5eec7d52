package io.github.mnnparity.onnx.capture;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import io.github.mnnparity.core.error.EngineException;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.core.io.JvmEnd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** ONNX Runtime's native library, loaded once, in the background. Thread-safe. */
final class OrtRuntime {
  private static final System.Logger LOG = System.getLogger(OrtRuntime.class.getName());

  private static final FutureTask<OrtEnvironment> LOADING = new FutureTask<>(OrtRuntime::load);
  private static final AtomicBoolean STARTED = new AtomicBoolean();

  private static final String VARIABLE = "ORT_DISABLE_TELEMETRY";
  private static final int LONGEST_COMMAND_LINE = 3900;

  private OrtRuntime() {}

  /** Starts loading on a daemon thread, unless that was done; returns at once. */
  static void warmUp() {
    if (STARTED.compareAndSet(false, true)) {
      Thread thread = new Thread(LOADING, "onnxruntime-loader");
      thread.setDaemon(true);
      thread.start();
    }
  }

  /**
   * The environment, waiting until it is loaded. It lives as long as the JVM.
   *
   * @throws EngineException if the native library does not load on this machine
   */
  static OrtEnvironment environment() {
    warmUp();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return LOADING.get();
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          if (e.getCause() instanceof EngineException refused) {
            throw refused;
          }
          throw new EngineException(
              new Problem(
                  "ONNX Runtime",
                  "a native library for this machine",
                  "" + e.getCause(),
                  "use a 64-bit Linux, macOS or Windows JVM with a writable temporary folder"),
              e);
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * ONNX Runtime 1.29 reports the command line of its process and dies, with the JVM, of one that
   * takes about 4000 bytes, as a long class path does. It does not where its variable forbids it.
   *
   * @param length of the command line in bytes
   * @param disabled value of {@value #VARIABLE}
   * @throws EngineException if loading would end the JVM
   */
  static void checkCommandLine(long length, @Nullable String disabled) {
    if (length > LONGEST_COMMAND_LINE && (disabled == null || disabled.isEmpty())) {
      throw new EngineException(
          new Problem(
              "ONNX Runtime",
              "a command line of at most " + LONGEST_COMMAND_LINE + " bytes; it crashes of more",
              length + " bytes, class path included",
              "set the environment variable " + VARIABLE + "=1, or give the class path in a file"));
    }
  }

  private static long commandLine() {
    try {
      return Files.readAllBytes(Path.of("/proc/self/cmdline")).length;
    } catch (IOException e) {
      return 0; // not Linux, where nothing of this happens
    }
  }

  /**
   * Deletes the folder that the library was unpacked into: it is loaded, and on Linux needs its
   * files no more. ONNX Runtime would leave the folder behind in every run.
   */
  private static void deleteUnpacked() {
    try (Stream<String> maps = Files.lines(Path.of("/proc/self/maps"))) {
      Set<Path> folders =
          maps.map(line -> line.indexOf('/') < 0 ? "" : line.substring(line.indexOf('/')))
              .filter(path -> path.contains("/onnxruntime-java") && path.endsWith(".so"))
              .map(path -> Path.of(path).getParent())
              .filter(folder -> folder.getFileName().toString().startsWith("onnxruntime-java"))
              .collect(Collectors.toSet());
      for (Path folder : folders) {
        try (Stream<Path> files = Files.list(folder)) {
          for (Path file : files.toList()) {
            Files.deleteIfExists(file);
          }
        }
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "the unpacked library stays until the end", e);
    }
  }

  private static OrtEnvironment load() throws OrtException {
    checkCommandLine(commandLine(), System.getenv(VARIABLE));
    JvmEnd.Undo undo = JvmEnd.undo(OrtRuntime::awaitLoading);
    try {
      OrtEnvironment environment =
          OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "mnn-parity");
      environment.setTelemetry(false);
      return environment;
    } finally {
      deleteUnpacked(); // Also where the JVM ends meanwhile, which ONNX Runtime refuses to run in.
      undo.close();
    }
  }

  /** What is half unpacked would stay where the JVM ends. */
  private static void awaitLoading() {
    try {
      LOADING.get(2, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.log(System.Logger.Level.DEBUG, "the library did not load before the end", e);
    }
  }
}
