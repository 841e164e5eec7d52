package io.github.mnnparity.mnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.mnnparity.core.capture.ModelReader;
import io.github.mnnparity.core.capture.SourceModel;
import io.github.mnnparity.core.graph.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MnnReaderTest {
  private static final Path MODELS = SharedModels.folder();

  private final MnnReader reader = new MnnReader();

  @Test
  void the_reader_is_found_as_a_service() {
    assertThat(ServiceLoader.load(ModelReader.class))
        .anyMatch(found -> found instanceof MnnReader && found.format().equals("MNN"));
  }

  @Test
  void published_models_are_recognized_by_content() throws IOException {
    assumeTrue(Files.isDirectory(MODELS));

    assertThat(reader.recognizes(MODELS.resolve("rfb-320.mnn"))).isTrue();
    assertThat(reader.recognizes(MODELS.resolve("rfb-320-quant-kl.mnn"))).isTrue();
    assertThat(reader.recognizes(MODELS.resolve("rfb-320.onnx"))).isFalse();
    assertThat(reader.recognizes(MODELS.resolve("README.md"))).isFalse();
  }

  @Test
  void a_file_from_before_output_names_has_the_tensors_that_nothing_reads_as_outputs() {
    assumeTrue(Files.isDirectory(MODELS));

    SourceModel model = reader.read(MODELS.resolve("rfb-320.mnn"));

    assertThat(model.graph().inputs())
        .extracting(Value::name, value -> value.shape().toString())
        .containsExactly(org.assertj.core.groups.Tuple.tuple("input", "1x3x240x320"));
    assertThat(model.graph().outputs()).extracting(Value::name).containsExactly("boxes", "scores");
    assertThat(model.falseNames()).isEmpty();
  }

  @Test
  void a_file_of_integer_ops_is_lifted_in_full() {
    assumeTrue(Files.isDirectory(MODELS));

    SourceModel model = reader.read(MODELS.resolve("rfb-320-quant-kl.mnn"));

    assertThat(model.unlifted()).isEmpty();
    assertThat(model.graph().nodes()).noneMatch(node -> node.isOpaque());
    assertThat(model.quantized().layers()).hasSize(34 + 18 + 3 + 1);
    assertThat(model.properties()).containsEntry("integerLayers", "56");
    assertThat(model.tensorNames()).containsKey("308").doesNotContainKey("247");
  }

  @Test
  void other_files_are_not_recognized(@TempDir Path folder) throws IOException {
    for (byte[] bytes : List.of(new byte[0], new byte[3], new byte[4096])) {
      Path file = Files.write(folder.resolve("x" + bytes.length), bytes);

      assertThat(reader.recognizes(file)).isFalse();
    }
  }
}
