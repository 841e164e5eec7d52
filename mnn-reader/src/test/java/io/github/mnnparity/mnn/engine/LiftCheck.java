package io.github.mnnparity.mnn.engine;

import io.github.mnnparity.core.capture.Engine.Capture;
import io.github.mnnparity.core.capture.EngineProvider.EngineOptions;
import io.github.mnnparity.core.capture.GraphRunner;
import io.github.mnnparity.core.capture.GraphRunner.RunOptions;
import io.github.mnnparity.core.capture.SourceModel;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.graph.Value;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.MnnReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.ServiceLoader;

/** Runs a {@code .mnn} file lifted and in the real engine and tells where they part. */
final class LiftCheck {
  private static final GraphRunner RUNNER =
      ServiceLoader.load(GraphRunner.class).findFirst().orElseThrow();

  /** Relative error that float rounding may leave between two ways of computing a small net. */
  static final double ROUNDING = 1e-4;

  /** Values this small are noise themselves. */
  private static final double SMALLEST = 1e-4;

  private LiftCheck() {}

  /**
   * @param faults one line each: ops that were not lifted, outputs that differ or are missing
   * @param compared number of values, inner ones included, that both have
   */
  record Outcome(List<String> faults, int compared) {}

  static Outcome check(Path mnn, long dynamicSize) {
    SourceModel source = new MnnReader().read(mnn);
    Graph graph = source.graph();
    List<String> faults = new ArrayList<>();
    source
        .unlifted()
        .forEach(
            op -> faults.add(op.opType() + " '" + op.name() + "' stays opaque: " + op.reason()));
    if (!faults.isEmpty()) {
      return new Outcome(faults, 0);
    }
    Map<String, Tensor> feeds = new LinkedHashMap<>();
    Random random = new Random(7);
    graph.inputs().forEach(input -> feeds.put(input.name(), noise(input, dynamicSize, random)));
    List<String> outputs = graph.outputs().stream().map(Value::name).toList();
    List<String> values = new ArrayList<>();
    graph.nodes().stream()
        .map(Node::outputs)
        .forEach(
            names ->
                names.stream()
                    .filter(name -> !name.isEmpty() && !values.contains(name))
                    .forEach(values::add));
    outputs.stream().filter(name -> !values.contains(name)).forEach(values::add);
    Map<String, Tensor> lifted = RUNNER.run(graph, feeds, values, RunOptions.DEFAULT);
    try (MnnEngine engine = RealEngine.open(mnn, EngineOptions.DEFAULT)) {
      Capture capture = engine.capture("module", feeds, values);
      capture.failure().ifPresent(failure -> faults.add("engine: " + failure));
      int compared = 0;
      for (String name : values) {
        Tensor expected = capture.values().get(name);
        if (expected == null) {
          if (outputs.contains(name) && capture.failure().isEmpty()) {
            faults.add("the engine gives no " + name);
          }
          continue;
        }
        compared++;
        String difference = difference(expected, lifted.get(name));
        if (!difference.isEmpty()) {
          faults.add(name + (outputs.contains(name) ? " (output): " : ": ") + difference);
        }
      }
      return new Outcome(faults, compared);
    }
  }

  private static Tensor noise(Value input, long dynamicSize, Random random) {
    long[] dims = input.shape().toArray();
    for (int i = 0; i < dims.length; i++) {
      dims[i] = dims[i] < 0 ? (i == 0 ? 1 : dynamicSize) : dims[i];
    }
    Shape shape = Shape.of(dims);
    double[] values = new double[Math.toIntExact(shape.elements())];
    for (int i = 0; i < values.length; i++) {
      values[i] = input.dtype() == DType.FLOAT32 ? random.nextDouble() - 0.3 : random.nextInt(4);
    }
    return Tensor.ofDoubles(shape, values).cast(input.dtype());
  }

  private static String difference(Tensor expected, Tensor found) {
    if (found.elements() != expected.elements()) {
      return "shape " + found.shape() + " instead of " + expected.shape();
    }
    double error = 0;
    double size = 0;
    for (int i = 0; i < expected.elements(); i++) {
      double a = expected.doubleAt(i);
      double b = found.doubleAt(i);
      if (a != b && !(Double.isNaN(a) && Double.isNaN(b))) {
        error += (a - b) * (a - b);
      }
      size += a * a;
    }
    double least = SMALLEST * Math.sqrt(expected.elements());
    double relative = error == 0 ? 0 : Math.sqrt(error) / Math.max(least, Math.sqrt(size));
    if (relative <= ROUNDING && found.shape().equals(expected.shape())) {
      return "";
    }
    return "relative error "
        + relative
        + ", shape "
        + found.shape()
        + " for the engine's "
        + expected.shape();
  }
}
