package io.github.mnnparity.core.ladder;

import io.github.mnnparity.core.capture.Engine;
import io.github.mnnparity.core.fake.FakeEngine;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/** An engine whose kernels are wrong by a factor in some ways of running it. */
final class MoodyEngine implements Engine {
  private final Graph graph;
  private final String output;
  private final List<Mood> moods = new ArrayList<>();
  private final List<String> runs = new ArrayList<>();

  MoodyEngine(Graph graph, String output) {
    this.graph = graph;
    this.output = output;
  }

  private record Mood(
      BiPredicate<Settings, Collection<String>> when, String tensor, float factor) {}

  /** Where {@code when} holds, the kernel that makes {@code tensor} is off by {@code factor}. */
  MoodyEngine wrongWhen(
      BiPredicate<Settings, Collection<String>> when, String tensor, float factor) {
    moods.add(new Mood(when, tensor, factor));
    return this;
  }

  /** Where {@code when} holds, the process dies. */
  MoodyEngine diesWhen(BiPredicate<Settings, Collection<String>> when) {
    return wrongWhen(when, "", Float.NaN);
  }

  int attempts() {
    return runs.size();
  }

  @Override
  public Trial attempt(Settings settings, Map<String, Tensor> inputs, Collection<String> tensors) {
    runs.add(settings.toString());
    if (settings.course() == Course.RESIZED && settings.view().equals("module")) {
      return Trial.unfit("the model takes no other size of its inputs");
    }
    FakeEngine engine = new FakeEngine(graph);
    for (Mood mood : moods) {
      if (mood.when().test(settings, tensors)) {
        if (mood.tensor().isEmpty()) {
          Failure failure =
              new Failure(FailureKind.CRASH, Optional.of("op:b"), Optional.empty(), "SIGSEGV");
          return Trial.of(new Capture(Map.of(), Map.of(), Optional.of(failure), false, false));
        }
        engine.wrongAt(mood.tensor(), mood.factor());
      }
    }
    Collection<String> wanted = tensors.isEmpty() ? Set.of(output) : new ArrayList<>(tensors);
    if (!wanted.contains(output)) {
      wanted = new ArrayList<>(wanted);
      wanted.add(output);
    }
    return Trial.of(engine.capture(settings.view(), inputs, wanted));
  }

  @Override
  public List<String> views() {
    return List.of("session", "module");
  }

  @Override
  public Capture capture(String view, Map<String, Tensor> inputs, Collection<String> tensors) {
    throw new IllegalStateException("a ladder climbs with attempts");
  }

  @Override
  public Capture replay(Map<String, Tensor> inputs, Collection<String> outputs) {
    throw new IllegalStateException("a ladder replays nothing");
  }

  @Override
  public Map<String, String> environment() {
    return Map.of("processorFeatures", "fp16:0");
  }

  @Override
  public void close() {}
}
