package io.github.mnnparity.core;

import io.github.mnnparity.core.CompareOptions.EngineChoice;
import io.github.mnnparity.core.capture.Engine;
import io.github.mnnparity.core.capture.EngineProvider;
import io.github.mnnparity.core.capture.SourceModel;
import io.github.mnnparity.core.error.EngineException;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The engine with the candidate, open for any number of inputs. Not thread-safe.
 *
 * @param engine empty where none runs
 * @param why there is none, in a sentence
 */
record EngineHost(SourceModel candidate, Optional<Engine> engine, String why)
    implements AutoCloseable {
  static EngineHost open(SourceModel candidate, CompareOptions options) {
    String why = "no engine for " + candidate.format() + " on the class path";
    if (EngineViews.wanted(options.engine()).isEmpty()) {
      return new EngineHost(candidate, Optional.empty(), why);
    }
    Optional<EngineProvider> provider = Services.engine(candidate.format());
    try {
      Optional<Engine> engine =
          provider.flatMap(found -> found.open(candidate.file(), options.engineOptions()));
      if (provider.isPresent()) {
        why = provider.get().missing(options.engineOptions());
      }
      return new EngineHost(candidate, engine, why);
    } catch (EngineException e) {
      return new EngineHost(candidate, Optional.empty(), e.problem().toString());
    }
  }

  /** The engine's views of one input. */
  EngineViews capture(Map<String, Tensor> inputs, CompareOptions options) {
    List<String> wanted = EngineViews.wanted(options.engine());
    if (wanted.isEmpty()) {
      return EngineViews.none();
    }
    if (engine.isEmpty()) {
      Map<String, String> skipped = new LinkedHashMap<>();
      wanted.forEach(view -> skipped.put(view, why));
      return new EngineViews(
          Optional.empty(), Map.of(), skipped, options.engine() == EngineChoice.AUTO, Map.of());
    }
    Collection<String> tensors = candidate.tensorNames().values();
    Map<String, Engine.Capture> captures = new LinkedHashMap<>();
    Map<String, String> unfit = new LinkedHashMap<>();
    for (String view : wanted) {
      Optional<String> hindrance =
          options.engine() == EngineChoice.AUTO ? engine.get().unfit(view) : Optional.empty();
      if (hindrance.isPresent()) {
        unfit.put(view, hindrance.get());
      } else {
        captures.put(view, engine.get().capture(view, inputs, tensors));
      }
    }
    return new EngineViews(engine, captures, unfit, false, Map.of());
  }

  @Override
  public void close() {
    engine.ifPresent(Engine::close);
  }
}
