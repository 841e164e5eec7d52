package io.github.mnnparity.core.explain;

import io.github.mnnparity.core.capture.Engine;
import io.github.mnnparity.core.capture.SourceModel;
import java.util.List;
import java.util.Optional;

/**
 * What a search starts from. The engine is open as long as the search runs; not thread-safe.
 *
 * @param file what the candidate file says, run without the engine
 * @param engine the real engine with the candidate, where one is installed
 * @param observations runs of the app in the order in which they happened, at least one
 */
public record Situation(
    SourceModel reference,
    SourceModel candidate,
    Forward file,
    Optional<Engine> engine,
    List<Observation> observations) {
  public Situation {
    observations = List.copyOf(observations);
  }
}
