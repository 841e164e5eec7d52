package io.github.mnnparity.mnn.engine;

import com.google.common.collect.ImmutableMap;
import io.github.mnnparity.mnn.setup.PythonEnvironment;
import io.github.mnnparity.mnn.worker.Reply;
import io.github.mnnparity.mnn.worker.Request;
import io.github.mnnparity.mnn.worker.WorkerProcess;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The line to a worker; a worker that died is replaced at the next request. Not thread-safe. */
final class Channel implements AutoCloseable {
  private static final Duration START_DEADLINE = Duration.ofSeconds(60);

  private final PythonEnvironment environment;
  private WorkerProcess worker;
  private boolean greeted;
  private Optional<Reply> hello = Optional.empty();
  private boolean closed;

  /** Starts a worker, which imports MNN while the caller goes on. */
  Channel(PythonEnvironment environment) {
    this.environment = environment;
    this.worker = start();
  }

  private WorkerProcess start() {
    return WorkerProcess.start(environment.command(), environment.packages());
  }

  /**
   * Asks a worker that is ready; getting ready does not count against {@code deadline}.
   *
   * @return what came back; if the worker does not get ready, how it failed at that
   */
  Reply ask(Request request, Duration deadline) {
    Reply ready = hello();
    if (!ready.ok()) {
      return ready;
    }
    Reply reply = worker.ask(request, deadline);
    if (reply.death().isPresent()) {
      worker.close();
    }
    return reply;
  }

  /** The worker's own facts: versions, and the processor features that MNN prints at import. */
  Reply hello() {
    if (closed) {
      throw new IllegalStateException("the engine is closed");
    }
    if (!worker.isAlive()) {
      worker.close();
      worker = start();
      greeted = false;
    }
    if (!greeted) {
      hello =
          Optional.of(
              worker.ask(Request.of(ImmutableMap.of("do", "hello"), Map.of()), START_DEADLINE));
      greeted = hello.get().ok();
    }
    return hello.orElseThrow();
  }

  @Override
  public void close() {
    closed = true;
    worker.close();
  }
}
