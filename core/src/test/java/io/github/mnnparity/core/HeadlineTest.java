package io.github.mnnparity.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.report.ErrorSummary;
import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.FindingKind;
import io.github.mnnparity.core.report.OutputResult;
import io.github.mnnparity.core.report.Severity;
import io.github.mnnparity.core.report.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HeadlineTest {
  private static final List<String> SCOPE = List.of("lifted", "session", "module");
  private static final ErrorSummary SAME =
      new ErrorSummary(0, 0, 0, OptionalDouble.empty(), 1, true, 0, -1);

  private static ErrorSummary error(double relRms, double sqnr) {
    return new ErrorSummary(1, 1, relRms, OptionalDouble.of(sqnr), 0.9, false, 0, 0);
  }

  private static OutputResult output(String view, ErrorSummary error, boolean within) {
    return new OutputResult(view, "y", Optional.of(error), 1e-3, "relative RMS error", within, "");
  }

  private static Finding finding(Severity severity, String summary) {
    return new Finding(
        1,
        severity,
        FindingKind.CONVERSION,
        List.of(),
        List.of(),
        List.of(),
        List.of("y"),
        0.9,
        summary,
        List.of(),
        List.of(),
        Map.of());
  }

  private static String match(boolean coded, boolean missingEngine, OutputResult... outputs) {
    return new Headline(List.of(outputs), List.of(), List.of(), coded, missingEngine)
        .of(Verdict.MATCH, SCOPE);
  }

  private static String diverged(List<OutputResult> outputs, Finding... findings) {
    return new Headline(outputs, List.of(findings), List.of(), false, false)
        .of(Verdict.DIVERGED, SCOPE);
  }

  @Test
  void a_match_names_its_views_and_the_largest_error() {
    assertThat(
            match(
                false,
                false,
                output("lifted", error(1.5e-7, 130), true),
                output("session", error(2.5e-5, 90), true)))
        .isEqualTo("MATCH in lifted, session, module (largest output error 2.5e-05 relative RMS)");
  }

  @Test
  void a_match_without_an_engine_says_that_it_is_the_files_alone() {
    assertThat(match(false, true, output("lifted", SAME, true)))
        .isEqualTo("MATCH (file only; the real engine did not run: `parity setup`)");
  }

  @Test
  void a_match_of_coded_weights_names_the_lowest_ratio() {
    assertThat(
            match(
                true,
                false,
                output("lifted", error(0.01, 40), true),
                output("session", error(0.02, 35), true)))
        .isEqualTo("MATCH within quantization: 35 dB");
  }

  @Test
  void a_bit_equal_match_of_coded_weights_names_no_ratio() {
    assertThat(match(true, false, output("lifted", SAME, true)))
        .isEqualTo("MATCH within quantization: bit-equal");
  }

  @Test
  void a_divergence_names_an_output_and_the_first_guilty() {
    assertThat(
            diverged(
                List.of(output("session", error(0.25, 12), false)),
                finding(Severity.NOTE, "a note"),
                finding(Severity.ERROR, "Conv 'a' has other pads")))
        .isEqualTo(
            "DIVERGED: output 'y' is off by 0.25 in the session view; first guilty: Conv 'a' has"
                + " other pads");
  }

  @Test
  void a_divergence_in_the_engine_comes_before_that_of_the_file() {
    assertThat(
            diverged(
                List.of(
                    output("lifted", error(0.5, 6), false),
                    output("module", error(0.25, 12), false))))
        .isEqualTo("DIVERGED: output 'y' is off by 0.25 in the module view");
  }

  @Test
  void a_divergence_in_shape_says_so() {
    OutputResult shape =
        new OutputResult(
            "lifted", "y", Optional.empty(), 0, OutputJudge.EQUAL_SHAPE, false, "shape 2 for 4");

    assertThat(diverged(List.of(shape)))
        .isEqualTo("DIVERGED: output 'y' is off in shape in the lifted view");
  }

  @Test
  void an_incomplete_comparison_names_the_first_gap() {
    assertThat(
            new Headline(
                    List.of(),
                    List.of(),
                    List.of("the session view failed", "coverage 0.50 is below 0.90"),
                    false,
                    false)
                .of(Verdict.INCOMPLETE, SCOPE))
        .isEqualTo("INCOMPLETE: the session view failed");
  }
}
