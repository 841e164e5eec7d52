package io.github.mnnparity.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mnnparity.core.CompareOptions.EngineChoice;
import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.FindingKind;
import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.core.report.Severity;
import io.github.mnnparity.core.report.Verdict;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The door, with a reader, a runner and an engine made up in {@code fake}. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ParityTest {
  @TempDir Path folder;
  private Path reference;

  @BeforeEach
  void writeReference() throws IOException {
    reference = file("reference");
  }

  private Path file(String word) throws IOException {
    return Files.writeString(folder.resolve(word.replace(' ', '-')), word);
  }

  private Report compare(String candidate, EngineChoice engine) throws IOException {
    CompareOptions options =
        CompareOptions.builder()
            .engine(engine)
            .input("x", Tensor.ofFloats(Shape.of(4), 1, 2, 3, 4))
            .build();
    return Parity.compare(reference, file("candidate " + candidate), options);
  }

  private Problem refusal(Path first, Path second) {
    return catchThrowableOfType(
            BadInputException.class, () -> Parity.compare(first, second, CompareOptions.DEFAULT))
        .problem();
  }

  @Test
  void a_faithful_file_matches_in_all_views() throws IOException {
    Report report = compare("faithful", EngineChoice.AUTO);

    assertThat(report.verdict()).isEqualTo(Verdict.MATCH);
    assertThat(report.headline())
        .isEqualTo("MATCH in lifted, session, module (largest output error 0.0 relative RMS)");
    assertThat(report.findings()).isEmpty();
  }

  @Test
  void a_changed_constant_is_a_conversion_error_at_its_op() throws IOException {
    Report report = compare("changed", EngineChoice.AUTO);

    assertThat(report.verdict()).isEqualTo(Verdict.DIVERGED);
    assertThat(report.findings())
        .filteredOn(finding -> finding.severity() == Severity.ERROR)
        .extracting(Finding::kind, finding -> finding.mnnOps().get(0))
        .containsExactly(Tuple.tuple(FindingKind.CONVERSION, "op:a"));
  }

  @Test
  void a_mistaken_kernel_is_the_engines_error_at_its_op() throws IOException {
    Report report = compare("mistaken", EngineChoice.AUTO);

    assertThat(report.verdict()).isEqualTo(Verdict.DIVERGED);
    assertThat(report.findings())
        .filteredOn(finding -> finding.severity() == Severity.ERROR)
        .extracting(Finding::kind, finding -> finding.mnnOps().get(0))
        .containsExactly(Tuple.tuple(FindingKind.ENGINE, "op:y"));
  }

  @Test
  void a_crash_leaves_the_comparison_incomplete_and_names_the_op() throws IOException {
    Report report = compare("crashing", EngineChoice.AUTO);

    assertThat(report.verdict()).isEqualTo(Verdict.INCOMPLETE);
    assertThat(report.headline()).isEqualTo("INCOMPLETE: the session view failed at 'op:y'");
  }

  @Test
  void without_an_engine_a_match_is_the_files_alone() throws IOException {
    Report report = compare("engineless", EngineChoice.AUTO);

    assertThat(report.verdict()).isEqualTo(Verdict.MATCH);
    assertThat(report.headline())
        .isEqualTo("MATCH (file only; the real engine did not run: `parity setup`)");
  }

  @Test
  void an_engine_asked_for_by_name_and_missing_leaves_the_comparison_incomplete()
      throws IOException {
    Report report = compare("engineless", EngineChoice.SESSION);

    assertThat(report.verdict()).isEqualTo(Verdict.INCOMPLETE);
    assertThat(report.headline())
        .isEqualTo("INCOMPLETE: the session view did not run: no fake engine");
  }

  @Test
  void a_file_that_is_not_there_is_named() {
    Path missing = folder.resolve("missing");

    assertThat(refusal(missing, reference))
        .isEqualTo(
            new Problem(
                missing.toString(), "the reference model file", "no such file", "check the path"));
  }

  @Test
  void a_directory_is_no_model() {
    assertThat(refusal(reference, folder))
        .isEqualTo(
            new Problem(
                folder.toString(), "the candidate model file", "a directory", "check the path"));
  }

  @Test
  void an_empty_file_is_no_model() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty"));

    assertThat(refusal(reference, empty).found()).isEqualTo("an empty file");
  }

  @Test
  void swapped_files_are_told_as_such() throws IOException {
    Path candidate = file("candidate faithful");

    assertThat(refusal(candidate, reference))
        .isEqualTo(
            new Problem(
                candidate.toString(),
                "a model in the format FAKE-REFERENCE",
                "a model in the format FAKE",
                "the arguments look swapped: first the reference, then the candidate"));
  }

  @Test
  void a_file_of_no_known_format_is_told_as_such() throws IOException {
    assertThat(refusal(reference, file("poem")).next())
        .isEqualTo("check that this is the right file and that it was copied whole");
  }
}
