package io.github.mnnparity.core.fake;

import io.github.mnnparity.core.capture.Engine;
import io.github.mnnparity.core.capture.GraphRunner.RunOptions;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Runs the lifted graph itself; dies at chosen tensors and is wrong by a factor at others. */
public final class FakeEngine implements Engine {
  private final Graph graph;
  private final Map<String, Float> factors = new HashMap<>();
  private final Set<String> deadly = new LinkedHashSet<>();
  private int replays;

  public FakeEngine(Graph graph) {
    this.graph = graph;
  }

  /** The kernel that makes {@code tensor} is off by {@code factor}. */
  public FakeEngine wrongAt(String tensor, float factor) {
    factors.put(tensor, factor);
    return this;
  }

  /** The process dies when {@code tensor} is computed by itself. */
  public FakeEngine diesAt(String tensor) {
    deadly.add(tensor);
    return this;
  }

  public int replays() {
    return replays;
  }

  @Override
  public List<String> views() {
    return List.of("session", "module");
  }

  @Override
  public Capture capture(String view, Map<String, Tensor> inputs, Collection<String> tensors) {
    return deadly.isEmpty() ? run(inputs, tensors) : dead();
  }

  @Override
  public Capture replay(Map<String, Tensor> inputs, Collection<String> outputs) {
    replays++;
    return outputs.stream().anyMatch(deadly::contains) ? dead() : run(inputs, outputs);
  }

  private Capture run(Map<String, Tensor> inputs, Collection<String> tensors) {
    Map<String, Tensor> known = new HashMap<>(inputs);
    graph.nodes().stream()
        .flatMap(node -> node.outputs().stream())
        .filter(value -> factors.containsKey(value) && !inputs.containsKey(value))
        .forEach(value -> known.put(value, scaled(value, compute(known, List.of(value)))));
    return new Capture(compute(known, tensors), Map.of(), Optional.empty(), true, true);
  }

  private Map<String, Tensor> compute(Map<String, Tensor> known, Collection<String> tensors) {
    return new FakeRunner().run(graph, known, tensors, RunOptions.DEFAULT);
  }

  private Tensor scaled(String value, Map<String, Tensor> computed) {
    float[] numbers = computed.get(value).toFloats();
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] *= factors.get(value);
    }
    return Tensor.ofFloats(computed.get(value).shape(), numbers);
  }

  private static Capture dead() {
    return new Capture(
        Map.of(),
        Map.of(),
        Optional.of(
            new Failure(
                FailureKind.CRASH, Optional.empty(), Optional.empty(), "died by signal 11")),
        false,
        false);
  }

  @Override
  public Map<String, String> environment() {
    return Map.of("engine", "fake engine");
  }

  @Override
  public void close() {}
}
