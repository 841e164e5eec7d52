package io.github.mnnparity.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.core.inspect.GraphSummary;
import io.github.mnnparity.core.inspect.ModelSummary;
import io.github.mnnparity.core.inspect.OpSummary;
import io.github.mnnparity.core.inspect.ValueSummary;
import io.github.mnnparity.core.inspect.ValueSummary.Quantization;
import io.github.mnnparity.core.inspect.WeightSummary;
import io.github.mnnparity.core.inspect.WeightSummary.Statistics;
import io.github.mnnparity.report.ModelText.Part;
import io.github.mnnparity.report.TextOptions.Colour;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ModelTextTest {
  private static final ValueSummary X = value("x", "float32", List.of(1L, 3L, -1L, 8L));
  private static final ValueSummary SIZE =
      new ValueSummary(
          "size", "int32", Optional.of(List.of(2L)), Optional.empty(), List.of(1.0, -1.0));
  private static final ValueSummary Y =
      new ValueSummary(
          "y",
          "int8",
          Optional.empty(),
          Optional.of(new Quantization(0.0125, 3, -128, 127)),
          List.of());

  private static ValueSummary value(String name, String dtype, List<Long> shape) {
    return new ValueSummary(name, dtype, Optional.of(shape), Optional.empty(), List.of());
  }

  private static ModelSummary model(List<ModelSummary.Fault> faults) {
    var constant =
        new OpSummary(0, "size", "Const", List.of(), List.of(SIZE), Map.of(), List.of(), "");
    var conv =
        new OpSummary(
            1,
            "conv",
            "Convolution",
            List.of(X, SIZE),
            List.of(Y),
            Map.of("common.pads", List.of(1L, 1L, 0L, 0L)),
            List.of("Conv", "Relu"),
            "");
    var odd =
        new OpSummary(
            2, "odd", "Plugin", List.of(Y), List.of(), Map.of(), List.of(), "it is a plugin");
    List<WeightSummary> weights =
        List.of(
            new WeightSummary(
                "conv.weight",
                "conv",
                "int8 symmetric",
                8,
                864,
                880,
                "",
                Optional.of(new Statistics(-0.5, 0.25, 0, 0.125, 3, 1))),
            new WeightSummary("size.int32s", "size", "int32", 32, 2, 8, "", Optional.empty()));
    return new ModelSummary(
        "m.mnn",
        "MNN",
        1_234_567,
        Map.of("converterVersion", "3.6.1"),
        Map.of(),
        List.of(
            new GraphSummary("", List.of(X), List.of(Y), List.of(constant, conv, odd), weights)),
        List.of(new ModelSummary.ExternalFile("m.mnn.weight", -1)),
        faults);
  }

  private static String render(Set<Part> parts, ModelSummary.Fault... faults) {
    return ModelText.render(model(List.of(faults)), Colour.NONE, parts);
  }

  @Test
  void the_overview_tells_what_the_file_is_and_what_it_weighs() {
    assertThat(render(EnumSet.of(Part.OVERVIEW)))
        .isEqualTo(
            """
            m.mnn: MNN, 1.2 MB, 3 ops
            File       converter version 3.6.1
            Inputs     x float32 [1,3,?,8]
            Outputs    y int8 (scale 0.01250, zero 3, -128..127)
            Ops        1 Const, 1 Convolution, 1 Plugin
            Opaque     1 Plugin: it is a plugin
            Weights    int8 symmetric 880 bytes in 1 tensor, int32 8 bytes in 1 tensor
            Quantized  1 tensor written by ops have a scale
            External   m.mnn.weight is missing
            """);
  }

  @Test
  void an_op_is_a_row_with_what_it_reads_its_fields_its_weights_and_its_meaning() {
    assertThat(render(EnumSet.of(Part.OPS)))
        .isEqualTo(
            """
               #  type         name  writes
               1  Convolution  conv  y int8 (scale 0.01250, zero 3, -128..127)
                  reads   x [1,3,?,8], size int32 [2] = 1,-1
                  fields  pads=[1,1,0,0]
                  weights weight int8 symmetric x 864 (8 bits, 880 bytes)
                  as ONNX Conv, Relu
               2  Plugin       odd
                  reads   y int8 (scale 0.01250, zero 3, -128..127)
                  as ONNX none: it is a plugin
                  Not listed: 1 constant; --filter with their type or name lists them
            """);
  }

  @Test
  void constants_are_rows_where_they_are_asked_for() {
    assertThat(render(EnumSet.of(Part.OPS, Part.CONSTANTS)))
        .contains("   0  Const        size  size int32 [2] = 1,-1")
        .doesNotContain("Not listed");
  }

  @Test
  void the_statistics_of_weights_are_a_table() {
    assertThat(render(EnumSet.of(Part.WEIGHTS)))
        .contains("conv..ight  int8 symmetric        864    -0.500     0.250         0     0.125")
        .contains("1 NaN/Inf");
  }

  @Test
  void faults_are_told_last_and_their_ops_are_marked() {
    String text =
        render(
            EnumSet.of(Part.OPS),
            new ModelSummary.Fault("odd", new Problem("m.mnn, op 'odd'", "sense", "none", "look")));

    assertThat(text)
        .contains(" >>2  Plugin")
        .endsWith(
            """
            1 fault: the file can be looked at, but not used
              m.mnn, op 'odd'
                expected: sense
                found:    none
                next:     look
            """);
  }

  @Test
  void no_line_is_wider_than_a_terminal() {
    assertThat(render(EnumSet.allOf(Part.class)).lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
  }
}
