package io.github.mnnparity.mnn.lift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.mnnparity.core.capture.GraphRunner;
import io.github.mnnparity.core.capture.GraphRunner.RunOptions;
import io.github.mnnparity.core.capture.ModelReader;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.MnnReader;
import io.github.mnnparity.mnn.SharedModels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LiftedModelIT {
  @Test
  void the_published_detector_lifted_computes_what_its_ONNX_file_does_to_the_last_bit() {
    Path models = SharedModels.folder();
    assumeTrue(Files.isDirectory(models));
    ModelReader onnx =
        ServiceLoader.load(ModelReader.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(reader -> reader.role() == ModelReader.Role.REFERENCE)
            .findFirst()
            .orElseThrow();
    GraphRunner runner = ServiceLoader.load(GraphRunner.class).findFirst().orElseThrow();
    Graph reference = onnx.read(models.resolve("rfb-320.onnx")).graph();
    Graph lifted = new MnnReader().read(models.resolve("rfb-320.mnn")).graph();
    Map<String, Tensor> feeds = Map.of("input", noise(Shape.of(1, 3, 240, 320)));
    Set<String> known = new HashSet<>();
    reference.nodes().stream().map(Node::outputs).forEach(known::addAll);
    List<String> common =
        lifted.nodes().stream()
            .flatMap(node -> node.outputs().stream())
            .filter(known::contains)
            .toList();

    Map<String, Tensor> expected = runner.run(reference, feeds, common, RunOptions.DEFAULT);
    Map<String, Tensor> found = runner.run(lifted, feeds, common, RunOptions.DEFAULT);

    assertThat(common).hasSizeGreaterThan(60).contains("scores", "boxes");
    assertThat(common)
        .allSatisfy(
            name -> assertThat(found.get(name).data()).isEqualTo(expected.get(name).data()));
  }

  private static Tensor noise(Shape shape) {
    Random random = new Random(1);
    float[] values = new float[(int) shape.elements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Tensor.ofFloats(shape, values);
  }
}
