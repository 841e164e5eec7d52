package io.github.mnnparity.onnx.capture;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import io.github.mnnparity.core.error.EngineException;
import io.github.mnnparity.core.error.Problem;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;

/** ONNX Runtime's native library, loaded once, in the background. Thread-safe. */
final class OrtRuntime {
  private static final FutureTask<OrtEnvironment> LOADING = new FutureTask<>(OrtRuntime::load);
  private static final AtomicBoolean STARTED = new AtomicBoolean();

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

  private static OrtEnvironment load() throws OrtException {
    OrtEnvironment environment =
        OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "mnn-parity");
    environment.setTelemetry(false);
    return environment;
  }
}
