package io.github.mnnparity.core.capture;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Finds the real engine of a candidate format. Stateless, thread-safe. */
public interface EngineProvider {
  /** The candidate format that the engine runs: {@code MNN}. */
  String format();

  /**
   * Starts the engine for one model file.
   *
   * @return empty where no engine is installed; {@link #missing} then says what to do
   * @throws io.github.mnnparity.core.error.EngineException if there is an installation, but it does
   *     not start
   */
  Optional<Engine> open(Path candidate, EngineOptions options);

  /** One sentence: what was looked for, and the command that installs it. */
  String missing(EngineOptions options);

  /**
   * @param threads at least 1
   * @param precision {@code normal}, {@code high}, {@code low}
   * @param deadline for one request to the engine; after it the engine is killed
   * @param python interpreter to use as it is
   */
  record EngineOptions(int threads, String precision, Duration deadline, Optional<Path> python) {
    public static final EngineOptions DEFAULT =
        new EngineOptions(1, "high", Duration.ofSeconds(60), Optional.empty());
  }
}
