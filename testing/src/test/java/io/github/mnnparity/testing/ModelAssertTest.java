package io.github.mnnparity.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mnnparity.core.CompareOptions;
import io.github.mnnparity.core.report.AlignmentSummary;
import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.core.report.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ModelAssertTest {
  private static final Path ONNX = Path.of("a.onnx");
  private static final Path MNN = Path.of("a.mnn");

  @Test
  void a_match_passes_and_its_report_can_be_read() {
    ModelAssert passed = model(Verdict.MATCH, 0.97).matches(ONNX).hasCoverageAtLeast(0.95);

    assertThat(passed.report().headline()).isEqualTo("MATCH: made up");
  }

  @ParameterizedTest
  @EnumSource(names = {"DIVERGED", "INCOMPLETE"})
  void any_other_verdict_fails_with_the_report(Verdict verdict) {
    assertThatThrownBy(() -> model(verdict, 1).matches(ONNX))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Expecting a.mnn")
        .hasMessageContaining("to match  a.onnx")
        .hasMessageContaining(verdict + ": made up")
        .hasMessageContaining("Coverage  100 %");
  }

  @Test
  void too_little_coverage_fails_with_the_report() {
    assertThatThrownBy(() -> model(Verdict.MATCH, 0.91).matches(ONNX).hasCoverageAtLeast(0.95))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("a coverage of at least 0.95")
        .hasMessageContaining("but it was 0.9100");
  }

  @Test
  void the_options_reach_the_comparison() {
    CompareOptions options = CompareOptions.builder().seed(7).build();
    List<CompareOptions> seen = new ArrayList<>();

    new ModelAssert(
            MNN,
            (reference, candidate, given) -> {
              seen.add(given);
              return report(Verdict.MATCH, 1);
            })
        .withOptions(options)
        .matches(ONNX);

    assertThat(seen).containsExactly(options);
  }

  @Test
  void asking_before_comparing_is_a_mistake_of_the_test() {
    assertThatThrownBy(() -> model(Verdict.MATCH, 1).hasCoverageAtLeast(0.5))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("nothing is compared yet: call matches(reference) first");
  }

  private static ModelAssert model(Verdict verdict, double coverage) {
    return new ModelAssert(MNN, (reference, candidate, options) -> report(verdict, coverage));
  }

  private static Report report(Verdict verdict, double coverage) {
    return new Report(
        verdict,
        verdict + ": made up",
        List.of("lifted"),
        Map.of(),
        List.of(),
        new AlignmentSummary(coverage, coverage, 0, 0, 0, List.of()),
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of());
  }
}
