package io.github.mnnparity.testing;

import static io.github.mnnparity.testing.ParityAssertions.assertThatModel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mnnparity.core.CompareOptions;
import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.report.Report;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ModelAssertTest {
  private static final Path ONNX = Path.of("a.onnx");
  private static final Path MNN = Path.of("a.mnn");

  @Test
  void a_match_leads_to_assertions_on_the_report() {
    ReportAssert passed = model(Reports.match()).matches(ONNX).hasCoverageOfAtLeast(0.9);

    assertThat(passed.actual().headline()).isEqualTo("MATCH in lifted, session (made up)");
  }

  @Test
  void any_other_verdict_fails_with_the_diagnosis() {
    assertThatThrownBy(() -> model(Reports.incomplete()).as("nightly").matches(ONNX))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("[nightly]")
        .hasMessageContaining("INCOMPLETE: the session view failed")
        .hasMessageContaining("Coverage  91.0 %");
  }

  @Test
  void a_divergence_can_be_what_is_expected() {
    model(Reports.diverged()).comparedWith(ONNX).diverges().hasFirstDivergenceAt("op3");
  }

  @Test
  void the_options_reach_the_comparison() {
    CompareOptions options = CompareOptions.builder().seed(7).build();
    List<CompareOptions> seen = new ArrayList<>();

    new ModelAssert(
            MNN,
            (reference, candidate, given) -> {
              seen.add(given);
              return Reports.match();
            })
        .withOptions(options)
        .matches(ONNX);

    assertThat(seen).containsExactly(options);
  }

  @Test
  void a_file_that_is_not_there_is_named() {
    assertThatThrownBy(() -> assertThatModel(MNN).matches(ONNX))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("a.onnx");
  }

  private static ModelAssert model(Report report) {
    return new ModelAssert(MNN, (reference, candidate, options) -> report);
  }
}
