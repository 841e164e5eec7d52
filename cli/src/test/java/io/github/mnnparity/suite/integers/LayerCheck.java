package io.github.mnnparity.suite.integers;

import io.github.mnnparity.core.capture.Engine;
import io.github.mnnparity.core.capture.EngineProvider;
import io.github.mnnparity.core.capture.EngineProvider.EngineOptions;
import io.github.mnnparity.core.capture.GraphRunner.RunOptions;
import io.github.mnnparity.core.capture.QuantizedLayer;
import io.github.mnnparity.core.capture.SourceModel;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.LocalGraph;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.MnnReader;
import io.github.mnnparity.onnx.capture.OrtGraphRunner;
import io.github.mnnparity.suite.real.Pair;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;

/** Holds every layer of the stored form against the engine, on the engine's own values. */
final class LayerCheck {
  static final OrtGraphRunner RUNNER = new OrtGraphRunner();

  private LayerCheck() {}

  /**
   * @param local largest difference in steps of the layer's grid, each layer on the engine's values
   * @param cumulative the same where the stored form ran from the inputs on
   */
  record Result(QuantizedLayer layer, double local, double cumulative) {
    boolean isConvolution() {
      return layer.opType().contains("Conv");
    }
  }

  static Engine open(Path file) {
    return ServiceLoader.load(EngineProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(found -> found.format().equals("MNN"))
        .findFirst()
        .orElseThrow()
        .open(file, EngineOptions.DEFAULT)
        .orElseThrow();
  }

  /** The engine's values by value name, inputs among them. */
  static Map<String, Tensor> engine(SourceModel model, Map<String, Tensor> inputs) {
    Map<String, Tensor> values = new LinkedHashMap<>(inputs);
    try (Engine engine = open(model.file())) {
      Engine.Capture capture =
          engine.capture("module", inputs, new LinkedHashSet<>(model.tensorNames().values()));
      capture
          .failure()
          .ifPresent(
              failure -> {
                throw new IllegalStateException(model.file() + ": " + failure);
              });
      model
          .tensorNames()
          .forEach(
              (value, name) -> {
                Tensor tensor = capture.values().get(name);
                if (tensor != null && tensor.dtype() == DType.FLOAT32) {
                  values.put(value, tensor);
                }
              });
    }
    return values;
  }

  static List<Result> of(Pair pair) {
    SourceModel model = new MnnReader().read(pair.mnn());
    Map<String, Tensor> engine = engine(model, pair.inputs());
    Graph stored = model.quantized().stored();
    List<QuantizedLayer> layers =
        model.quantized().layers().stream()
            .filter(layer -> engine.containsKey(layer.output().value()))
            .toList();
    List<String> outputs = layers.stream().map(layer -> layer.output().value()).toList();
    Map<String, Tensor> all = RUNNER.run(stored, pair.inputs(), outputs, RunOptions.DEFAULT);
    Set<String> made = new LinkedHashSet<>();
    stored.nodes().forEach(node -> made.addAll(node.outputs()));
    made.retainAll(engine.keySet());
    Map<String, Tensor> feeds = new HashMap<>(pair.inputs());
    made.forEach(value -> feeds.put(value, engine.get(value)));
    Map<String, Tensor> local =
        RUNNER.run(
            LocalGraph.cut(stored, made),
            feeds,
            outputs.stream().map(LocalGraph::localName).toList(),
            RunOptions.DEFAULT);
    List<Result> results = new ArrayList<>();
    for (QuantizedLayer layer : layers) {
      String output = layer.output().value();
      double step = layer.output().step();
      results.add(
          new Result(
              layer,
              steps(engine.get(output), local.get(LocalGraph.localName(output)), step),
              steps(engine.get(output), all.get(output), step)));
    }
    return results;
  }

  /** Largest difference in steps; 0 only where all elements are equal. */
  static double steps(Tensor engine, Tensor lifted, double step) {
    float[] expected = engine.toFloats();
    float[] found = lifted.toFloats();
    double largest = expected.length == found.length ? 0 : Double.POSITIVE_INFINITY;
    for (int i = 0; i < Math.min(expected.length, found.length); i++) {
      largest = Math.max(largest, Math.abs((double) expected[i] - found[i]) / step);
    }
    return largest;
  }
}
