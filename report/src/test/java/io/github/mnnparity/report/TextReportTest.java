package io.github.mnnparity.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.report.AlignmentSummary;
import io.github.mnnparity.core.report.AlignmentSummary.Unaligned;
import io.github.mnnparity.core.report.ErrorSummary;
import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.FindingKind;
import io.github.mnnparity.core.report.Layer;
import io.github.mnnparity.core.report.Layer.State;
import io.github.mnnparity.core.report.Layer.ViewResult;
import io.github.mnnparity.core.report.OutputResult;
import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.core.report.Section;
import io.github.mnnparity.core.report.Severity;
import io.github.mnnparity.core.report.Verdict;
import io.github.mnnparity.report.TextOptions.Colour;
import io.github.mnnparity.report.TextOptions.Detail;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TextReportTest {
  @Test
  void a_divergence_shows_the_guilty_layer_among_its_neighbours_and_what_to_do() {
    String text =
        TextReport.render(
            diverged(), new TextOptions(Colour.NONE, Detail.NORMAL, List.of("out.json")));

    assertThat(text)
        .isEqualTo(
            """
            DIVERGED: output 'prob' is off by 31 % in lifted, session and module

            1  ERROR  CONVERSION  confidence 97 %
               The file stores other pads for 'Conv_12' than the model: the window starts one row lower.

               Relative RMS error in each view; floor: what rounding alone explains
                  #  ONNX tensor (op)                                MNN op    lifted session  module   floor
                 10  conv2d_4.tmp_0 (Conv)                           Conv_10     same 1.2e-07 1.2e-07 4.0e-07
                 11  relu_4.tmp_0 (Relu)                             Relu_11     same 1.2e-07 1.2e-07 3.0e-07
              >> 12  backbone.blocks.3.expand.conv2d_5.tmp_0 (Conv)  Conv_12  3.1e-01 3.1e-01 3.1e-01 2.0e-07
                 13  relu_5.tmp_0 (Relu)                             Relu_13  2.8e-01 2.8e-01 NaN/Inf   exact
                 14  pool_0.tmp_0 (GlobalAvgPool)                    Pool_14  3.0e-01       -  failed 1.0e-07
                 alone, on the reference's own values: lifted 3.1e-01, session 3.1e-01
                 suspect MNN ops: Conv_12
               Evidence
               - pads: the model says 1,1,1,1; the file says 0,1,2,1
               - the engine does what the file says: session and lifted agree to 1.1e-07 on the same values
               What to do
               - convert again with the same converter version as the app: `parity convert model.onnx -o
                 model.mnn`

            Engine ladder
               One step changes the answer.
               step           error
               2 threads      1.0e-07
               precision low  3.1e-02

            Outputs   prob: lifted 3.1e-01 (too far), module not compared (the engine stopped); allowed: 1.0e-03
                      relative RMS error
            Layers    5 layers compared: 0 the same in every view, 2 within rounding, 3 beyond; largest error
                      1.0e+00 at relu_5.tmp_0
            Notes     1 CONVERSION, none moves an output beyond its limit (--verbose lists them)
            Coverage  98.2 % of the reference's values (70.0 % one to one; 40 pairs exact, 18 with rounding); 1
                      value without a partner
                      onnx shape_0: folded into a constant
            Inputs    x: FLOAT32 1x3x48x192, normal values
                      made up from a seed; --input [NAME=]FILE gives your own
            Views     lifted, session, module
            Written   out.json
            """);
  }

  @Test
  void no_line_is_wider_than_a_hundred_columns() {
    for (Detail detail : Detail.values()) {
      String text = TextReport.render(diverged(), new TextOptions(Colour.NONE, detail, List.of()));

      assertThat(text.lines()).allMatch(line -> line.length() <= 100);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {72, 80, 120, 160})
  void lines_are_as_wide_as_the_terminal_and_no_wider(int width) {
    for (Detail detail : Detail.values()) {
      String text =
          TextReport.render(diverged(), new TextOptions(Colour.NONE, detail, List.of(), width));

      assertThat(text.lines()).allMatch(line -> line.length() <= width);
    }
  }

  @Test
  void a_narrow_terminal_shortens_names_in_the_middle_and_a_wide_one_shows_them_whole() {
    assertThat(rowOfConv12(72))
        .isEqualTo("  >> 12  backbo...tmp_0 (Conv)  Conv_12  3.1e-01 3.1e-01 3.1e-01 2.0e-07");
    assertThat(rowOfConv12(160)).contains("backbone.blocks.3.expand.conv2d_5.tmp_0 (Conv)");
  }

  private static String rowOfConv12(int width) {
    TextOptions options = new TextOptions(Colour.NONE, Detail.NORMAL, List.of(), width);
    return TextReport.render(diverged(), options)
        .lines()
        .filter(line -> line.startsWith("  >> 12"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void verbose_tells_what_ran_and_how_long_it_took() {
    String text =
        TextReport.render(diverged(), new TextOptions(Colour.NONE, Detail.VERBOSE, List.of()));

    assertThat(text)
        .contains("\nSoftware  engine MNN 3.6.1\n", "\nTime      4.48 s: engine 2.35, read 0.27\n");
  }

  @Test
  void quiet_is_the_verdict_alone() {
    String text =
        TextReport.render(diverged(), new TextOptions(Colour.NONE, Detail.QUIET, List.of()));

    assertThat(text)
        .isEqualTo("DIVERGED: output 'prob' is off by 31 % in lifted, session and module\n");
  }

  @Test
  void verbose_tells_every_note_and_every_layer() {
    String text =
        TextReport.render(diverged(), new TextOptions(Colour.NONE, Detail.VERBOSE, List.of()));

    assertThat(text)
        .contains("2  NOTE  CONVERSION", "GELU is stored as its tanh form", "Every layer");
  }

  @Test
  void colour_paints_words_and_changes_none() {
    String plain = TextReport.render(diverged(), TextOptions.PLAIN);
    String painted =
        TextReport.render(diverged(), new TextOptions(Colour.ANSI, Detail.NORMAL, List.of()));

    assertThat(painted).startsWith("\u001b[31;1mDIVERGED\u001b[0m");
    assertThat(painted.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain);
  }

  private static Report diverged() {
    var conversion =
        new Finding(
            1,
            Severity.ERROR,
            FindingKind.CONVERSION,
            List.of("Conv_12"),
            List.of("conv2d_5.tmp_0"),
            List.of("Conv_12"),
            List.of("backbone.blocks.3.expand.conv2d_5.tmp_0"),
            0.97,
            "The file stores other pads for 'Conv_12' than the model: the window starts one row lower.",
            List.of(
                "pads: the model says 1,1,1,1; the file says 0,1,2,1",
                "the engine does what the file says: session and lifted agree to 1.1e-07 on the same values"),
            List.of(
                "convert again with the same converter version as the app: `parity convert model.onnx -o model.mnn`"),
            Map.of());
    var note =
        new Finding(
            2,
            Severity.NOTE,
            FindingKind.CONVERSION,
            List.of("Gelu_3"),
            List.of(),
            List.of("Gelu_3"),
            List.of("gelu"),
            0.9,
            "GELU is stored as its tanh form",
            List.of(),
            List.of(),
            Map.of());
    List<Layer> layers = new ArrayList<>();
    layers.add(
        layer(10, "conv2d_4.tmp_0", "Conv", "Conv_10", 4e-7, same(), off(1.2e-7), off(1.2e-7)));
    layers.add(
        layer(11, "relu_4.tmp_0", "Relu", "Relu_11", 3e-7, same(), off(1.2e-7), off(1.2e-7)));
    layers.add(
        layer(
            12,
            "backbone.blocks.3.expand.conv2d_5.tmp_0",
            "Conv",
            "Conv_12",
            2e-7,
            replayed(0.31),
            replayed(0.31),
            off(0.31)));
    layers.add(layer(13, "relu_5.tmp_0", "Relu", "Relu_13", 0, off(0.28), off(0.28), notFinite()));
    layers.add(
        layer(
            14,
            "pool_0.tmp_0",
            "GlobalAveragePool",
            "Pool_14",
            1e-7,
            off(0.3),
            without(State.NOT_CAPTURED),
            without(State.FAILED)));
    Map<String, Object> inputs = new LinkedHashMap<>();
    inputs.put("seed", 0);
    inputs.put("seeded", true);
    inputs.put(
        "tensors",
        Map.of("x", Map.of("dtype", "FLOAT32", "shape", "1x3x48x192", "source", "normal values")));
    return new Report(
        Verdict.DIVERGED,
        "DIVERGED: output 'prob' is off by 31 % in lifted, session and module",
        List.of("lifted", "session", "module"),
        Map.of(),
        List.of(conversion, note),
        new AlignmentSummary(
            0.9823,
            0.7,
            40,
            18,
            3,
            List.of(
                new Unaligned("onnx", "shape_0", "folded into a constant", false),
                new Unaligned("mnn", "const_1", "made by the converter", false),
                new Unaligned("onnx", "bn_1", "fused", true))),
        layers,
        List.of(
            new OutputResult(
                "lifted", "prob", Optional.of(error(0.31)), 1e-3, "relative RMS error", false, ""),
            new OutputResult(
                "module", "prob", Optional.empty(), 1e-3, "", false, "the engine stopped")),
        List.of(
            new Section(
                "ladder",
                "Engine ladder",
                List.of("One step changes the answer."),
                List.of("step", "error"),
                List.of(List.of("2 threads", "1.0e-07"), List.of("precision low", "3.1e-02")),
                Map.of("steps", 2))),
        Map.of(),
        inputs,
        Map.of("engine", Map.of("engine", "MNN 3.6.1")),
        Map.of("totalMs", 4480L, "engineMs", 2350L, "readMs", 270L));
  }

  private static Layer layer(
      int index,
      String tensor,
      String opType,
      String mnnOp,
      double floor,
      ViewResult lifted,
      ViewResult session,
      ViewResult module) {
    Map<String, ViewResult> views = new LinkedHashMap<>();
    views.put("lifted", lifted);
    views.put("session", session);
    views.put("module", module);
    return new Layer(
        index,
        tensor,
        opType,
        tensor,
        mnnOp,
        "1x8x24x96",
        opType.equals("Relu"),
        floor,
        List.of(),
        views);
  }

  private static ErrorSummary error(double relRms) {
    return new ErrorSummary(relRms, relRms, relRms, OptionalDouble.of(10), 0.9, false, 0, 0);
  }

  private static ViewResult same() {
    var error = new ErrorSummary(0, 0, 0, OptionalDouble.empty(), 1, true, 0, -1);
    return new ViewResult(State.COMPARED, Optional.of(error), Optional.empty(), 1e-7, "");
  }

  private static ViewResult off(double relRms) {
    return new ViewResult(State.COMPARED, Optional.of(error(relRms)), Optional.empty(), 1e-7, "");
  }

  private static ViewResult replayed(double relRms) {
    return new ViewResult(
        State.COMPARED, Optional.of(error(relRms)), Optional.of(error(relRms)), 1e-7, "");
  }

  private static ViewResult notFinite() {
    var error = new ErrorSummary(1, 1, 1, OptionalDouble.empty(), 0, false, 4, 0);
    return new ViewResult(State.COMPARED, Optional.of(error), Optional.empty(), 1e-7, "");
  }

  private static ViewResult without(State state) {
    return new ViewResult(state, Optional.empty(), Optional.empty(), 1e-7, "no value");
  }
}
