package io.github.mnnparity.mnn.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.EngineException;
import io.github.mnnparity.mnn.setup.PythonEnvironment;
import io.github.mnnparity.mnn.setup.PythonSetup;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ConverterIT {
  private static PythonEnvironment environment;

  @TempDir Path root;
  private Path folder;

  @BeforeAll
  static void install() {
    try {
      environment = PythonSetup.ofUser().install(System.err::println);
    } catch (EngineException e) {
      if (e.problem().place().equals("Python") && !"true".equals(System.getenv("CI"))) {
        abort("skipped, there is no Python: " + e.getMessage());
      }
      throw e;
    }
  }

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(root.resolve("a folder with blänks"));
  }

  private static Converter converter() {
    return new Converter(environment, Duration.ofMinutes(1), Files::isRegularFile);
  }

  private Path resource(String name) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream in = ConverterIT.class.getResourceAsStream("../engine/" + name)) {
      Files.copy(in, file);
    }
    return file;
  }

  private List<String> filesThere() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void a_conversion_leaves_the_candidate_and_its_record_and_nothing_else() throws IOException {
    Path mnn = folder.resolve("out.mnn");

    ConversionRecord record = converter().convert(resource("types.onnx"), mnn, List.of("--fp16"));

    assertThat(filesThere()).containsExactly("out.mnn", "out.mnn.parity.json", "types.onnx");
    JsonNode json = new ObjectMapper().readTree(ConversionRecord.placeFor(mnn).toFile());
    assertThat(json.path("schemaVersion").asInt()).isEqualTo(1);
    assertThat(json.path("flags").path(0).asText()).isEqualTo("--fp16");
    assertThat(json.path("versions").path("mnn").asText()).isEqualTo("3.6.1");
    assertThat(json.path("source").path(0).path("name").asText()).isEqualTo("types.onnx");
    assertThat(json.path("result").path(0).path("sha256").asText())
        .isEqualTo(FileHashes.of(mnn).sha256());
    assertThat(json.path("log").asText()).contains("Converted Success!");
    assertThat(record.warnings()).isEmpty();
  }

  @Test
  void two_conversions_have_the_same_hash_without_the_random_id() throws IOException {
    Path onnx = resource("types.onnx");

    ConversionRecord one = converter().convert(onnx, folder.resolve("a.mnn"), List.of());
    ConversionRecord two = converter().convert(onnx, folder.resolve("b.mnn"), List.of());

    assertThat(one.resultHashWithoutId()).isEqualTo(two.resultHashWithoutId());
    assertThat(one.result().get(0).sha256()).isNotEqualTo(two.result().get(0).sha256());
  }

  @Test
  void an_operator_that_the_converter_does_not_know_is_named_and_no_file_is_left()
      throws IOException {
    Path onnx = resource("extra.onnx");

    assertThatThrownBy(() -> converter().convert(onnx, folder.resolve("out.mnn"), List.of()))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("These Op Not Support: ONNX::Bogus");
    assertThat(filesThere()).containsExactly("extra.onnx");
  }

  @Test
  void a_failed_conversion_keeps_the_older_candidate() throws IOException {
    Path mnn = Files.writeString(folder.resolve("out.mnn"), "older");
    Path onnx = Files.writeString(folder.resolve("garbage.onnx"), "no model at all");

    assertThatThrownBy(() -> converter().convert(onnx, mnn, List.of()))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("onnx");
    assertThat(mnn).hasContent("older");
  }

  @Test
  void a_flag_that_the_converter_does_not_know_is_a_warning() throws IOException {
    ConversionRecord record =
        converter()
            .convert(resource("types.onnx"), folder.resolve("out.mnn"), List.of("--nonsense"));

    assertThat(record.warnings())
        .singleElement()
        .asString()
        .contains("the converter does not know")
        .contains("nonsense");
  }

  @Test
  void a_flag_that_parity_sets_is_refused() throws IOException {
    Path onnx = resource("types.onnx");

    assertThatThrownBy(
            () -> converter().convert(onnx, folder.resolve("o.mnn"), List.of("--MNNModel=x")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("--MNNModel=x");
  }

  @Test
  void a_weight_file_comes_along_and_goes_with_the_next_conversion() throws IOException {
    Path onnx = resource("pool.onnx");
    Path mnn = folder.resolve("out.mnn");

    ConversionRecord apart = converter().convert(onnx, mnn, List.of("--saveExternalData"));
    assertThat(apart.result()).hasSize(2);
    assertThat(filesThere()).contains("out.mnn.weight");

    converter().convert(onnx, mnn, List.of());
    assertThat(filesThere()).doesNotContain("out.mnn.weight");
  }

  @Test
  void a_result_that_does_not_parse_is_a_failure() throws IOException {
    Path onnx = resource("types.onnx");
    Converter strict = new Converter(environment, Duration.ofMinutes(1), file -> false);

    assertThatThrownBy(() -> strict.convert(onnx, folder.resolve("out.mnn"), List.of()))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("not a whole MNN model");
  }

  @Test
  void a_converter_that_does_not_end_is_killed() throws IOException {
    Path onnx = resource("types.onnx");
    Path sleeper = folder.resolve("python.sh");
    Files.writeString(sleeper, "#!/bin/sh\nsleep 600\n");
    assertThat(sleeper.toFile().setExecutable(true)).isTrue();
    Converter slow =
        new Converter(
            new PythonEnvironment(sleeper, "", true), Duration.ofSeconds(1), file -> true);

    assertThatThrownBy(() -> slow.convert(onnx, folder.resolve("out.mnn"), List.of()))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("no end within 1 s");
    assertThat(filesThere()).containsExactly("python.sh", "types.onnx");
  }
}
