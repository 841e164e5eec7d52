package io.github.mnnparity.mnn.engine;

import com.google.common.collect.ImmutableMap;
import io.github.mnnparity.core.capture.EngineProvider.EngineOptions;
import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.worker.Reply;
import io.github.mnnparity.mnn.worker.Request;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts the engine's questions into requests: one model, one set of options. */
final class Asker {
  private final String path;
  private final EngineOptions options;
  private final Channel channel;

  Asker(Path candidate, EngineOptions options, Channel channel) {
    this.path = candidate.toAbsolutePath().toString();
    this.options = options;
    this.channel = channel;
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
        Request.of(ImmutableMap.of("do", "describe", "path", path), Map.of()), options.deadline());
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
        options.deadline());
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
        options.deadline());
  }

  /** A wrong use of the API; {@code earlier} holds what was run before, or nothing. */
  Reply misuse(String id, Map<String, Tensor> inputs, Map<String, Tensor> earlier) {
    Map<String, Tensor> sent = new LinkedHashMap<>(sendable(inputs));
    sendable(earlier).forEach((name, tensor) -> sent.put("earlier:" + name, tensor));
    return channel.ask(
        Request.of(setting().put("do", "misuse").put("misuse", id).buildOrThrow(), sent),
        options.deadline());
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
    return setting()
        .put("do", "run")
        .put("view", word)
        .put("names", List.copyOf(names))
        .put("runs", runs);
  }

  private ImmutableMap.Builder<String, Object> setting() {
    int precision =
        switch (options.precision()) {
          case "normal" -> 0;
          case "high" -> 1;
          case "low" -> 2;
          default ->
              throw new BadInputException(
                  new Problem(
                      "--precision",
                      "normal, high or low",
                      options.precision(),
                      "leave it out for high"));
        };
    return ImmutableMap.<String, Object>builder()
        .put("path", path)
        .put("threads", options.threads())
        .put("precision", precision);
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
