package io.github.mnnparity.core;

import io.github.mnnparity.core.CompareOptions.EngineChoice;
import io.github.mnnparity.core.capture.Engine;
import io.github.mnnparity.core.device.DeviceView;
import io.github.mnnparity.core.diagnose.CrashSearch;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The engine's views of one input.
 *
 * @param engine empty where none runs
 * @param captures by view, in report order
 * @param skipped views that were wanted and did not run at all, with the reason; for {@code auto}
 *     also those that by the engine's design cannot run the model
 * @param missingEngine whether {@code auto} found no engine
 * @param devices what was captured elsewhere, by view; also in {@code captures}
 */
record EngineViews(
    Optional<Engine> engine,
    Map<String, Engine.Capture> captures,
    Map<String, String> skipped,
    boolean missingEngine,
    Map<String, DeviceView> devices)
    implements AutoCloseable {

  private static final List<String> SESSION = List.of("session");
  private static final List<String> MODULE = List.of("module");
  private static final List<String> BOTH = List.of("session", "module");

  static List<String> wanted(EngineChoice choice) {
    return switch (choice) {
      case LIFTED -> List.of();
      case SESSION -> SESSION;
      case MODULE -> MODULE;
      case AUTO, ALL -> BOTH;
    };
  }

  /** Views that {@code auto} left out because the engine cannot run this model in them. */
  Map<String, String> unfit() {
    return engine.isPresent() ? skipped : Map.of();
  }

  static EngineViews none() {
    return new EngineViews(Optional.empty(), Map.of(), Map.of(), false, Map.of());
  }

  /** The same with what was captured elsewhere, after the engine's own views. */
  EngineViews with(Map<String, DeviceView> views) {
    Map<String, Engine.Capture> all = new LinkedHashMap<>(captures);
    views.forEach((name, view) -> all.put(name, view.values()));
    return new EngineViews(engine, all, skipped, missingEngine && views.isEmpty(), views);
  }

  /** Captured tensors by view and engine name. */
  Map<String, Map<String, Tensor>> values() {
    Map<String, Map<String, Tensor>> values = new LinkedHashMap<>();
    captures.forEach((view, capture) -> values.put(view, capture.values()));
    return values;
  }

  /** What the engine gave for every tensor, by engine name; the last view that has it counts. */
  Map<String, Tensor> byName() {
    Map<String, Tensor> values = new HashMap<>();
    captures.values().forEach(capture -> values.putAll(capture.values()));
    return values;
  }

  /** The same with ops for crashes whose op the engine could not tell. */
  EngineViews withOps(Function<Engine, CrashSearch> search) {
    if (engine.isEmpty()) {
      return this;
    }
    CrashSearch crashes = search.apply(engine.get());
    Map<String, Engine.Capture> named = new LinkedHashMap<>();
    captures.forEach(
        (view, capture) ->
            named.put(
                view,
                new Engine.Capture(
                    capture.values(),
                    capture.missing(),
                    capture.failure().map(crashes::named),
                    capture.certified(),
                    capture.repeatable())));
    return new EngineViews(engine, named, skipped, missingEngine, devices);
  }

  @Override
  public void close() {
    engine.ifPresent(Engine::close);
  }
}
