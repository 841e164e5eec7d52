package io.github.mnnparity.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ExaminationJsonTest {
  @Test
  void an_examination_keeps_to_the_committed_schema() throws Exception {
    Report report = SampleReport.diverged();
    var examination =
        new Examination(
            "audit",
            report.verdict(),
            report.headline(),
            report.findings(),
            report.sections(),
            report.models(),
            report.inputs(),
            Map.of(),
            report.timings());

    JsonNode json = new ObjectMapper().readTree(ExaminationJson.toText(examination));

    var schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Files.readString(Path.of("..", "docs", "examination.schema.json")));
    assertThat(schema.validate(json)).isEmpty();
    assertThat(json.at("/findings/0/mnnOps/0").asText()).isEqualTo("Conv_1");
    assertThat(json.at("/experiments/ladder/rows/0/1").asText()).isEqualTo("3.1e-02");
  }
}
