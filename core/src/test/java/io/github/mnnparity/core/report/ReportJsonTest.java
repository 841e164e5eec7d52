package io.github.mnnparity.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReportJsonTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Test
  void a_report_keeps_to_the_committed_schema() throws Exception {
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Files.readString(Path.of("..", "docs", "report.schema.json")));

    JsonNode json = MAPPER.readTree(ReportJson.toText(SampleReport.diverged()));

    assertThat(schema.validate(json)).isEmpty();
    assertThat(schema.validate(MAPPER.readTree("{\"schemaVersion\": 1}"))).isNotEmpty();
  }

  @Test
  void the_contract_fields_hold_what_the_report_says() throws Exception {
    JsonNode json = MAPPER.readTree(ReportJson.toText(SampleReport.diverged()));

    assertThat(json.at("/verdict").asText()).isEqualTo("DIVERGED");
    assertThat(json.at("/findings/0/mnnOps/0").asText()).isEqualTo("Conv_1");
    assertThat(json.at("/alignment/unaligned/0/reason").asText()).isEqualTo("fused into Conv_1");
    assertThat(json.at("/layers/1/views/session/cumulative/relRms").asDouble()).isEqualTo(0.125);
    assertThat(json.at("/layers/1/views/session/local/sqnrDb").asDouble()).isEqualTo(18.06);
    assertThat(json.at("/layers/1/label").asText()).isEqualTo("ROUNDING");
    assertThat(json.at("/layers/2/views/session/state").asText()).isEqualTo("FAILED");
  }

  @Test
  void bit_equal_is_said_and_has_no_signal_to_noise_ratio() throws Exception {
    JsonNode error =
        MAPPER
            .readTree(ReportJson.toText(SampleReport.diverged()))
            .at("/layers/0/views/lifted/cumulative");

    assertThat(error.at("/identical").asBoolean()).isTrue();
    assertThat(error.get("sqnrDb").isNull()).isTrue();
  }

  @Test
  void a_number_that_is_not_finite_becomes_null() throws Exception {
    JsonNode details =
        MAPPER.readTree(ReportJson.toText(SampleReport.diverged())).at("/findings/0/details");

    assertThat(details.at("/nested/scale").isNull()).isTrue();
    assertThat(details.at("/pads")).hasToString("[1,1,1.5,true]");
  }

  @Test
  void a_layer_has_its_role_and_each_view_its_role_and_gain() throws Exception {
    JsonNode json = MAPPER.readTree(ReportJson.toText(SampleReport.diverged()));

    assertThat(json.at("/layers/1/role").asText()).isEqualTo("amplifier");
    assertThat(json.at("/layers/1/views/session/role").asText()).isEqualTo("amplifier");
    assertThat(json.at("/layers/1/views/session/gain").asDouble()).isEqualTo(8);
  }

  @Test
  void what_was_not_computed_is_absent() throws Exception {
    JsonNode json = MAPPER.readTree(ReportJson.toText(SampleReport.diverged()));

    assertThat(json.at("/layers/0").has("role")).isFalse();
    assertThat(json.at("/layers/0/views/lifted").has("local")).isFalse();
    assertThat(json.at("/layers/2/views/session").has("cumulative")).isFalse();
  }

  @Test
  void the_file_holds_the_same_text(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("report.json");

    ReportJson.write(SampleReport.diverged(), file);

    assertThat(file).hasContent(ReportJson.toText(SampleReport.diverged()));
    assertThat(folder).isDirectoryContaining(file::equals);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }
}
