package io.github.mnnparity.core.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.core.inspect.ValueSummary.Quantization;
import io.github.mnnparity.core.inspect.WeightSummary.Statistics;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SummaryJsonTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  static ModelSummary sample() {
    var x = new ValueSummary("x", "float32", shape(1L, -1L), Optional.empty(), List.of());
    var y =
        new ValueSummary(
            "y", "int8", shape(4L), Optional.of(new Quantization(0.5, 3, -128, 127)), List.of());
    var axes = new ValueSummary("axes", "int32", shape(2L), Optional.empty(), List.of(0.0, -1.0));
    var conv =
        new OpSummary(
            1,
            "conv",
            "Convolution",
            List.of(x, axes, ValueSummary.named("")),
            List.of(y),
            Map.of("common.pads", List.of(1L, 1L), "weight", "float32[864]", "slope", 0.1),
            List.of("Conv", "Relu"),
            "");
    var plugin =
        new OpSummary(2, "odd", "Plugin", List.of(y), List.of(), Map.of(), List.of(), "it is one");
    var weight =
        new WeightSummary(
            "conv.weight",
            "conv",
            "int8 symmetric",
            8,
            864,
            900,
            "m.mnn.weight",
            Optional.of(new Statistics(-1, 1, 0, 0.5, 3, 0)));
    return new ModelSummary(
        "m.mnn",
        "MNN",
        1234,
        Map.of("converterVersion", "3.6.1"),
        Map.of("character", "a\nb"),
        List.of(
            new GraphSummary("", List.of(x), List.of(y), List.of(conv, plugin), List.of(weight))),
        List.of(
            new ModelSummary.ExternalFile("m.mnn.weight", 900),
            new ModelSummary.ExternalFile("gone.weight", -1)),
        List.of(
            new ModelSummary.Fault("odd", new Problem("m.mnn, op 'odd'", "sense", "none", "n"))));
  }

  private static Optional<List<Long>> shape(Long... sizes) {
    return Optional.of(List.of(sizes));
  }

  @Test
  void a_summary_keeps_to_the_committed_schema() throws Exception {
    var schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Files.readString(Path.of("..", "docs", "inspect.schema.json")));

    JsonNode json = MAPPER.readTree(SummaryJson.toText(sample()));

    assertThat(schema.validate(json)).isEmpty();
    assertThat(schema.validate(MAPPER.readTree("{\"schemaVersion\": 1}"))).isNotEmpty();
  }

  @Test
  void the_contract_fields_hold_what_the_summary_says() throws Exception {
    JsonNode json = MAPPER.readTree(SummaryJson.toText(sample()));

    assertThat(json.at("/graphs/0/opTypes/Convolution").asInt()).isEqualTo(1);
    assertThat(json.at("/graphs/0/ops/0/inputs/0/shape/1").asInt()).isEqualTo(-1);
    assertThat(json.at("/graphs/0/ops/0/inputs/1/constant/1").asInt()).isEqualTo(-1);
    assertThat(json.at("/graphs/0/ops/0/outputs/0/quantization/scale").asDouble()).isEqualTo(0.5);
    assertThat(json.at("/graphs/0/ops/0/fields/common.pads/1").asInt()).isEqualTo(1);
    assertThat(json.at("/graphs/0/ops/0/lifted/1").asText()).isEqualTo("Relu");
    assertThat(json.at("/graphs/0/ops/1/opaque").asText()).isEqualTo("it is one");
    assertThat(json.at("/weightBytes/int8 symmetric").asLong()).isEqualTo(900);
    assertThat(json.at("/externalFiles/1/found").asBoolean()).isFalse();
    assertThat(json.at("/faults/0/op").asText()).isEqualTo("odd");
  }

  @Test
  void narrowing_keeps_ops_by_type_by_name_and_by_the_values_they_touch() {
    ModelSummary sample = sample();

    assertThat(sample.narrowed("convolution").graphs().get(0).ops()).hasSize(1);
    assertThat(sample.narrowed("convolution").graphs().get(0).weights()).hasSize(1);
    assertThat(sample.narrowed("OD").graphs().get(0).ops()).hasSize(1);
    assertThat(sample.narrowed("OD").graphs().get(0).weights()).isEmpty();
    assertThat(sample.narrowed("y").graphs().get(0).ops()).hasSize(2);
    assertThat(sample.narrowed("nothing").graphs().get(0).ops()).isEmpty();
  }

  @Test
  void statistics_leave_out_what_is_not_finite_and_count_it() {
    Tensor tensor = Tensor.ofFloats(Shape.of(6), 1, Float.NaN, 3, 0, Float.NEGATIVE_INFINITY, 0);

    assertThat(WeightStatistics.of(tensor)).contains(new Statistics(0, 3, 1, Math.sqrt(1.5), 2, 2));
    assertThat(WeightStatistics.of(Tensor.ofFloats(Shape.of(0)))).isEmpty();
    assertThat(WeightStatistics.of(Tensor.ofFloats(Shape.of(1), Float.NaN))).isEmpty();
  }
}
