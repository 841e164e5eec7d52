package io.github.mnnparity.suite.encodings;

import io.github.mnnparity.core.capture.Engine;
import io.github.mnnparity.core.capture.EngineProvider;
import io.github.mnnparity.core.capture.EngineProvider.EngineOptions;
import io.github.mnnparity.core.capture.GraphRunner.RunOptions;
import io.github.mnnparity.core.capture.SourceModel;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.metric.ErrorMoments;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.MnnReader;
import io.github.mnnparity.onnx.capture.OrtGraphRunner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/** Holds every value of the lifted graph against the same tensor in the real engine. */
final class EngineCheck {
  private static final OrtGraphRunner RUNNER = new OrtGraphRunner();

  private static Map<String, String> engine = Map.of();

  private EngineCheck() {}

  /** What the checks ran with, in a line. */
  static String environment() {
    return "Made with " + RUNNER.description() + ", " + engine + ".";
  }

  /**
   * @param tensors compared, over both views
   * @param worst largest distance in noise floors
   * @param worstTensor where that is
   * @param output largest relative RMS distance of a graph output
   * @param failures what kept a view from being compared
   */
  record Result(
      long tensors, double worst, String worstTensor, double output, List<String> failures) {}

  static Result of(Path file, Map<String, Tensor> inputs) {
    SourceModel model = new MnnReader().read(file);
    Graph graph = model.graph();
    List<String> wanted =
        model.tensorNames().keySet().stream()
            .filter(value -> !graph.initializers().containsKey(value))
            .toList();
    Map<String, Tensor> lifted = RUNNER.run(graph, inputs, wanted, RunOptions.DEFAULT);
    Map<String, Double> floors = new Floors(RUNNER, graph, inputs).of(lifted);
    List<String> failures = new ArrayList<>();
    List<String> outputs = graph.outputs().stream().map(output -> output.name()).toList();
    long tensors = 0;
    double worst = 0;
    String worstTensor = "none";
    double worstOutput = 0;
    EngineProvider provider =
        ServiceLoader.load(EngineProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(found -> found.format().equals(model.format()))
            .findFirst()
            .orElseThrow();
    try (Engine engine = provider.open(file, EngineOptions.DEFAULT).orElseThrow()) {
      EngineCheck.engine = engine.environment();
      for (String view : engine.views()) {
        Engine.Capture capture = engine.capture(view, inputs, model.tensorNames().values());
        capture.failure().ifPresent(failure -> failures.add(view + ": " + failure));
        for (String value : wanted) {
          Tensor found = capture.values().get(model.tensorNames().get(value));
          if (found == null) {
            if (outputs.contains(value)) {
              failures.add(view + " gave no output " + value);
            }
            continue;
          }
          tensors++;
          double distance = ErrorMoments.distance(lifted.get(value), found);
          if (outputs.contains(value)) {
            worstOutput = Math.max(worstOutput, distance);
          }
          double inFloors = distance / floors.get(value);
          if (inFloors > worst) {
            worst = inFloors;
            worstTensor = view + " " + value;
          }
        }
      }
    }
    return new Result(tensors, worst, worstTensor, worstOutput, failures);
  }
}
