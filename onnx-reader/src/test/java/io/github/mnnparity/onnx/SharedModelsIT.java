package io.github.mnnparity.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import io.github.mnnparity.core.capture.GraphRunner.Optimization;
import io.github.mnnparity.core.capture.GraphRunner.RunOptions;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.Value;
import io.github.mnnparity.core.input.Inputs;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.onnx.capture.OrtGraphRunner;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Published detectors, from the folder {@code shared/models} beside the repository. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SharedModelsIT {
  private static final Path MODELS = Path.of("..", "..", "shared", "models");

  @ParameterizedTest
  @ValueSource(strings = {"rfb-320.onnx", "slim-320-raw.onnx"})
  void all_values_of_a_published_model_are_those_of_the_runtime_itself(String name)
      throws Exception {
    Path file = MODELS.resolve(name);
    assumeThat(Files.exists(file)).as("%s is there", file).isTrue();
    Graph graph = new OnnxReader().read(file).graph();
    Tensor input = Inputs.seeded(graph, Map.of(), 0).get(0).tensor();
    Map<String, Tensor> feeds = Map.of(graph.inputs().get(0).name(), input);
    List<String> wanted = graph.nodes().stream().flatMap(node -> node.outputs().stream()).toList();
    var runner = new OrtGraphRunner();

    var values = runner.run(graph, feeds, wanted, RunOptions.DEFAULT);
    var small = new RunOptions(1, 2 << 20, Optimization.OFF);
    var inGroups = runner.run(graph, feeds, wanted, small);

    assertThat(wanted).hasSizeGreaterThan(100);
    assertThat(wanted)
        .allSatisfy(
            value ->
                assertThat(inGroups.get(value).bitEquals(values.get(value))).as(value).isTrue());
    assertThat(graph.outputs()).hasSize(2);
    for (Value output : graph.outputs()) {
      assertThat(values.get(output.name()).data())
          .as(output.name())
          .isEqualTo(direct(file, feeds, output.name()));
    }
  }

  private static ByteBuffer direct(Path file, Map<String, Tensor> feeds, String output)
      throws Exception {
    var environment = OrtEnvironment.getEnvironment();
    var feed = feeds.entrySet().iterator().next();
    try (var options = new OrtSession.SessionOptions()) {
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.NO_OPT);
      options.setIntraOpNumThreads(1);
      try (OrtSession session = environment.createSession(file.toString(), options);
          OnnxTensor tensor =
              OnnxTensor.createTensor(
                  environment,
                  feed.getValue().data().asFloatBuffer(),
                  feed.getValue().shape().toArray());
          OrtSession.Result result = session.run(Map.of(feed.getKey(), tensor))) {
        return ((OnnxTensor) result.get(output).orElseThrow()).getByteBuffer();
      }
    }
  }
}
