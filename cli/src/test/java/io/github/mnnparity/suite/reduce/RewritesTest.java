package io.github.mnnparity.suite.reduce;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.capture.GraphRunner.RunOptions;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.graph.Value;
import io.github.mnnparity.core.metric.ErrorMoments;
import io.github.mnnparity.core.rewrite.Rewriter;
import io.github.mnnparity.core.rewrite.rule.Rewrite;
import io.github.mnnparity.core.rewrite.rule.Rewrites;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.onnx.OnnxReader;
import io.github.mnnparity.onnx.OnnxTensors;
import io.github.mnnparity.onnx.capture.OrtGraphRunner;
import io.github.mnnparity.suite.defects.Defect;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Without converter and engine: what a rewrite gives must be what the operator gave. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class RewritesTest {
  private static final OrtGraphRunner RUNNER = new OrtGraphRunner();

  /** Right for some sizes only, which the reduction checks before it offers them. */
  private static final List<String> ONLY_SOMETIMES =
      List.of("resize-nearest-ceil", "resize-nearest-prefer-ceil", "resize-half-pixel-symmetric");

  @TempDir private Path folder;

  @Test
  void a_rewritten_model_gives_the_same_in_onnx_runtime() throws Exception {
    TreeSet<String> used = new TreeSet<>();
    for (Defect defect : Defect.all()) {
      Path file = folder.resolve(defect.name() + ".onnx");
      copy(defect.name() + ".onnx", file);
      Graph graph = new OnnxReader().read(file).graph();
      Map<String, Tensor> values = new HashMap<>();
      for (Value input : graph.inputs()) {
        Path stored = folder.resolve("input.pb");
        copy(defect.name() + "." + input.name() + ".pb", stored);
        values.put(input.name(), OnnxTensors.read(stored));
      }
      Map<String, Tensor> feeds = Map.copyOf(values);
      List<String> wanted = new ArrayList<>();
      graph.nodes().stream().map(Node::outputs).forEach(wanted::addAll);
      wanted.removeIf(String::isEmpty);
      values.putAll(RUNNER.run(graph, feeds, wanted, RunOptions.DEFAULT));
      List<String> outputs = graph.outputs().stream().map(Value::name).toList();
      for (Rewrite rewrite : Rewrites.ALL) {
        Optional<Rewriter.Rewritten> other = Rewriter.apply(graph, values, rewrite);
        if (other.isPresent() && !ONLY_SOMETIMES.contains(defect.name())) {
          used.add(rewrite.getClass().getSimpleName());
          Map<String, Tensor> actual =
              RUNNER.run(other.get().graph(), feeds, outputs, RunOptions.DEFAULT);
          outputs.forEach(
              output -> {
                assertThat(actual.get(output).shape()).isEqualTo(values.get(output).shape());
                assertThat(ErrorMoments.of(values.get(output), actual.get(output)).relRms())
                    .as("%s in %s", rewrite.getClass().getSimpleName(), defect)
                    .isLessThan(1e-5);
              });
        }
      }
    }
    assertThat(used).as("rewrites that fit a known defect").hasSizeGreaterThanOrEqualTo(15);
  }

  private static void copy(String resource, Path file) throws IOException {
    try (InputStream in = Defect.class.getResourceAsStream(resource)) {
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
