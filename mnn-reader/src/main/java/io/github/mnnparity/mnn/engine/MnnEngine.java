package io.github.mnnparity.mnn.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Sets;
import io.github.mnnparity.core.capture.Engine;
import io.github.mnnparity.core.capture.EngineProvider.EngineOptions;
import io.github.mnnparity.core.capture.KernelQuirk;
import io.github.mnnparity.core.capture.Misuses;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.worker.Reply;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** MNN with one model, in a worker process. */
final class MnnEngine implements Engine {
  private static final Pattern FEATURES = Pattern.compile("The device supports: *([^\\r\\n]*)");

  private final EngineOptions options;
  private final Channel channel;
  private final Asker asker;
  private final Map<String, String> formats = new HashMap<>();
  private Optional<ModelFacts> facts = Optional.empty();

  MnnEngine(Path candidate, EngineOptions options, Channel channel) {
    this.options = options;
    this.channel = channel;
    this.asker = new Asker(candidate, options, channel);
  }

  @Override
  public List<String> views() {
    return ImmutableList.of("session", "module");
  }

  @Override
  public Optional<String> unfit(String view) {
    describe();
    return view.equals("session") && facts.filter(model -> model.subgraphs() > 0).isPresent()
        ? Optional.of("MNN's Session API cannot run control flow (If, While); Module must be used")
        : Optional.empty();
  }

  /** Has the worker read the file, once; the reply if it could not. */
  private Optional<Reply> describe() {
    if (facts.isPresent()) {
      return Optional.empty();
    }
    Reply described = asker.describe();
    if (described.ok()) {
      facts = Optional.of(ModelFacts.of(described.answer()));
    }
    return Optional.of(described).filter(reply -> !reply.ok());
  }

  @Override
  public Capture capture(String view, Map<String, Tensor> inputs, Collection<String> tensors) {
    if (!views().contains(view)) {
      throw new IllegalArgumentException("no view '" + view + "', expected one of " + views());
    }
    Optional<Reply> fault = describe();
    if (fault.isPresent()) {
      return failed(Failures.of(fault.get(), facts));
    }
    Collection<String> wanted = Sets.newLinkedHashSet(tensors);
    return view.equals("session")
        ? new SessionCapture(asker, facts.get(), inputs).capture(wanted)
        : new ModuleCapture(asker, facts.get(), inputs, formats).capture(wanted);
  }

  @Override
  public Capture replay(Map<String, Tensor> inputs, Collection<String> outputs) {
    Map<String, String> known = new LinkedHashMap<>();
    inputs.keySet().stream()
        .filter(formats::containsKey)
        .forEach(name -> known.put(name, formats.get(name)));
    Reply reply = asker.replay(inputs, outputs, known);
    if (!reply.ok()) {
      return failed(Failures.of(reply, facts));
    }
    Values values = new Values();
    values.add(reply);
    return new Capture(
        values.ofRun(0), values.missing(outputs, values.ofRun(0)), Optional.empty(), true, true);
  }

  @Override
  public Misuses misuses() {
    return new MisuseReplay(
        asker,
        () -> {
          Optional<Reply> fault = describe();
          return fault.isPresent() ? Optional.empty() : facts;
        });
  }

  @Override
  public Trial attempt(Settings settings, Map<String, Tensor> inputs, Collection<String> tensors) {
    Optional<Reply> fault = describe();
    return fault.isPresent()
        ? Trial.of(failed(Failures.of(fault.get(), facts)))
        : new Attempt(asker, facts.get(), inputs).with(settings, Sets.newLinkedHashSet(tensors));
  }

  @Override
  public List<KernelQuirk> quirks() {
    return KernelQuirks.ALL;
  }

  @Override
  public Map<String, String> environment() {
    Reply hello = channel.hello();
    JsonNode answer = hello.answer();
    ImmutableMap.Builder<String, String> environment = ImmutableMap.builder();
    environment.put("engine", "MNN " + answer.path("mnn").asText("unknown"));
    environment.put("backend", "CPU");
    environment.put("threads", Integer.toString(options.threads()));
    environment.put("precision", options.precision());
    environment.put("machine", answer.path("machine").asText("unknown"));
    Matcher features = FEATURES.matcher(hello.printed());
    environment.put("processorFeatures", features.find() ? features.group(1).strip() : "unknown");
    environment.put("python", answer.path("python").asText("unknown"));
    environment.put("numpy", answer.path("numpy").asText("unknown"));
    return environment.buildOrThrow();
  }

  static Capture failed(Failure failure) {
    return new Capture(Map.of(), Map.of(), Optional.of(failure), false, false);
  }

  @Override
  public void close() {
    channel.close();
  }
}
