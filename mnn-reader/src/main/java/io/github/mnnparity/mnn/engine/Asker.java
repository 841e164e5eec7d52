package io.github.mnnparity.mnn.engine;

import com.google.common.collect.ImmutableMap;
import io.github.mnnparity.core.capture.Engine.Settings;
import io.github.mnnparity.core.capture.EngineProvider.EngineOptions;
import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.worker.Reply;
import io.github.mnnparity.mnn.worker.Request;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts the engine's questions into requests: one model, one set of options. */
final class Asker {
  private final String path;
  private final Duration deadline;
  private final Settings settings;
  private final Channel channel;

  Asker(Path candidate, EngineOptions options, Channel channel) {
    this(
        candidate.toAbsolutePath().toString(),
        options.deadline(),
        Settings.of(options, "module"),
        channel);
  }

  private Asker(String path, Duration deadline, Settings settings, Channel channel) {
    this.path = path;
    this.deadline = deadline;
    this.settings = settings;
    this.channel = channel;
  }

  /** The same with other settings; which view is asked is said at each request. */
  Asker with(Settings other) {
    return new Asker(path, deadline, other, channel);
  }

  /** What a run is to do. */
  enum View {
    /** Session without callbacks: graph outputs only. */
    PLAIN_SESSION,
    /** Session with callbacks. */
    SESSION,
    /** Session that is told to keep tensors. */
    SAVED,
    MODULE,
    REPLAY
  }

  /** Whether the graph outputs are asked for along with the named tensors, and values sent. */
  enum Wish {
    WITH_OUTPUTS,
    ONLY_NAMED,
    NO_VALUES
  }

  Reply describe() {
    return channel.ask(
        Request.of(ImmutableMap.of("do", "describe", "path", path), Map.of()), deadline);
  }

  Reply run(View view, Map<String, Tensor> inputs, Collection<String> names, int runs) {
    return run(view, inputs, names, runs, Wish.WITH_OUTPUTS);
  }

  Reply run(View view, Map<String, Tensor> inputs, Collection<String> names, int runs, Wish wish) {
    return channel.ask(
        Request.of(
            fields(view, names, runs)
                .put("only", wish != Wish.WITH_OUTPUTS)
                .put("quiet", wish == Wish.NO_VALUES)
                .buildOrThrow(),
            sendable(inputs)),
        deadline);
  }

  /**
   * @param formats layout of the inputs in the engine, by tensor name
   */
  Reply replay(
      Map<String, Tensor> inputs, Collection<String> outputs, Map<String, String> formats) {
    return channel.ask(
        Request.of(
            fields(View.REPLAY, outputs, 1).put("formats", formats).buildOrThrow(),
            sendable(inputs)),
        deadline);
  }

  /** A wrong use of the API; {@code earlier} holds what was run before, or nothing. */
  Reply misuse(String id, Map<String, Tensor> inputs, Map<String, Tensor> earlier) {
    Map<String, Tensor> sent = new LinkedHashMap<>(sendable(inputs));
    sendable(earlier).forEach((name, tensor) -> sent.put("earlier:" + name, tensor));
    return channel.ask(
        Request.of(setting().put("do", "misuse").put("misuse", id).buildOrThrow(), sent), deadline);
  }

  private ImmutableMap.Builder<String, Object> fields(
      View view, Collection<String> names, int runs) {
    String word =
        switch (view) {
          case PLAIN_SESSION -> "plain";
          case SESSION -> "session";
          case SAVED -> "saved";
          case MODULE -> "module";
          case REPLAY -> "replay";
        };
    ImmutableMap.Builder<String, Object> fields =
        setting()
            .put("do", "run")
            .put("view", word)
            .put("names", List.copyOf(names))
            .put("runs", runs)
            .put("watched", runs - 1);
    switch (settings.course()) {
      case PLAIN -> {}
      case FRESH, AGAIN -> fields.put("course", "fresh");
      case RESIZED -> fields.put("course", "resized");
      case FILLED -> fields.put("course", "filled");
    }
    return fields;
  }

  private ImmutableMap.Builder<String, Object> setting() {
    return ImmutableMap.<String, Object>builder()
        .put("path", path)
        .put("threads", settings.threads())
        .put("precision", level(settings.precision()))
        .put("memory", level(settings.memory()));
  }

  private static int level(String word) {
    return switch (word) {
      case "normal" -> 0;
      case "high" -> 1;
      case "low" -> 2;
      default ->
          throw new BadInputException(
              new Problem("--precision", "normal, high or low", word, "leave it out for high"));
    };
  }

  /** Types that numpy does not know become those that the engine would make of them anyway. */
  private static Map<String, Tensor> sendable(Map<String, Tensor> tensors) {
    Map<String, Tensor> sendable = new LinkedHashMap<>();
    tensors.forEach(
        (name, tensor) -> {
          DType dtype = tensor.dtype();
          if (dtype == DType.STRING) {
            throw new BadInputException(
                new Problem(
                    name,
                    "a tensor of numbers",
                    "strings",
                    "MNN has no strings; take a model without them"));
          }
          boolean oddFloat = dtype.isFloat() && dtype.bits() <= 16 && dtype != DType.FLOAT16;
          boolean packed = dtype.isInteger() && dtype.bits() < 8;
          DType target = oddFloat ? DType.FLOAT32 : packed ? DType.INT32 : dtype;
          sendable.put(name, tensor.cast(target));
        });
    return sendable;
  }
}
