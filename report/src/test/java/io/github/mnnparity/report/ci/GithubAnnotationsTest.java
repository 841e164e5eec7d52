package io.github.mnnparity.report.ci;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.FindingKind;
import io.github.mnnparity.core.report.Severity;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GithubAnnotationsTest {
  @Test
  void an_error_is_shown_at_the_model_with_its_place_and_what_to_do() {
    assertThat(GithubAnnotations.toText(Results.diverged()))
        .isEqualTo(
            "::error file=models/net.v2.mnn,title=MNN Parity%3A The converted file does not say"
                + " what the model says::The file stores other pads than the model.%0A"
                + "ONNX #1:Conv; MNN Conv_1%0A- convert again\n");
  }

  @Test
  void a_match_is_said_in_one_notice() {
    assertThat(GithubAnnotations.toText(Results.match()))
        .isEqualTo(
            "::notice file=models/net.v2.mnn,title=MNN Parity::MATCH in lifted and session\n");
  }

  @Test
  void a_run_that_fails_without_a_finding_still_says_why() {
    assertThat(GithubAnnotations.toText(Results.incomplete()))
        .isEqualTo(
            "::warning file=models/net.v2.mnn,title=MNN Parity%3A Not everything was compared::"
                + "INCOMPLETE: coverage 0.50 is below 0.90\n");
  }

  @Test
  void no_name_of_a_tensor_can_give_a_command_of_its_own() {
    assertThat(GithubAnnotations.toText(Results.nasty()).lines()).hasSize(1);
    assertThat(GithubAnnotations.data("a\r\n::set-output::100%"))
        .isEqualTo("a%0D%0A::set-output::100%25");
    assertThat(GithubAnnotations.property("a,b:c\n%")).isEqualTo("a%2Cb%3Ac%0A%25");
  }

  @Test
  void there_are_no_more_than_github_shows() {
    Finding one = Results.finding(Severity.ERROR, FindingKind.ENGINE, "y");
    CiResult few = Results.diverged();
    List<Finding> many = Collections.nCopies(50, one);

    String text =
        GithubAnnotations.toText(
            new CiResult(
                "compare",
                few.verdict(),
                few.headline(),
                many,
                few.outputs(),
                few.skipped(),
                few.reference(),
                few.candidate(),
                1,
                few.root()));

    assertThat(text.lines()).hasSize(10);
  }
}
