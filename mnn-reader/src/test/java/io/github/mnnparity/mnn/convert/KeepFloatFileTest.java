package io.github.mnnparity.mnn.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mnnparity.core.error.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KeepFloatFileTest {
  @TempDir Path folder;

  @Test
  void the_converter_is_guided_to_leave_each_op_without_bits() throws IOException {
    Path file = folder.resolve("keep.json");

    KeepFloatFile.forConverter(file, List.of("conv \"1\"", "fc"));

    JsonNode json = new ObjectMapper().readTree(file.toFile());
    assertThat(json.path("for_guide").asBoolean()).isTrue();
    JsonNode layers = json.path("algo").path(0).path("quant_params").path("layer");
    assertThat(layers.size()).isEqualTo(2);
    assertThat(layers.path(0).path("op_name").asText()).isEqualTo("conv \"1\"");
    assertThat(layers.path(0).path("weight").path(0).path("bits").asInt(-1)).isZero();
  }

  @Test
  void settings_of_the_quantizer_are_kept_and_so_is_what_it_skips_already() throws IOException {
    Path file = folder.resolve("quantize.json");
    Files.writeString(file, "{\"path\": \"pictures/\", \"skip_quant_op_names\": [\"a\", \"b\"]}");

    KeepFloatFile.forQuantizer(file, List.of("b", "c"));

    JsonNode json = new ObjectMapper().readTree(file.toFile());
    assertThat(json.path("path").asText()).isEqualTo("pictures/");
    assertThat(json.path("skip_quant_op_names"))
        .extracting(JsonNode::asText)
        .containsExactly("a", "b", "c");
  }

  @Test
  void a_new_settings_file_has_a_method_that_skips_ops() throws IOException {
    Path file = folder.resolve("new.json");

    KeepFloatFile.forQuantizer(file, List.of("a"));

    JsonNode json = new ObjectMapper().readTree(file.toFile());
    assertThat(json.path("feature_quantize_method").asText()).isEqualTo("KL");
  }

  @Test
  void a_file_of_another_kind_is_not_touched() throws IOException {
    Path file = Files.writeString(folder.resolve("other.json"), "[1]");

    assertThatThrownBy(() -> KeepFloatFile.forQuantizer(file, List.of("a")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("another kind of JSON");
    assertThat(file).hasContent("[1]");
  }

  @Test
  void a_name_that_the_converter_would_take_for_binary_is_refused() {
    assertThatThrownBy(() -> KeepFloatFile.checkName(folder.resolve("keep.txt")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("a name that ends in .json: MNN's converter tells the format by it");
  }
}
