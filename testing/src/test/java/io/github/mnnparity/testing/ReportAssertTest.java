package io.github.mnnparity.testing;

import static io.github.mnnparity.testing.ParityAssertions.assertThat;
import static io.github.mnnparity.testing.ParityAssertions.assertThatIllegalArgumentException;
import static io.github.mnnparity.testing.ParityAssertions.assertThatThrownBy;
import static io.github.mnnparity.testing.ParityAssertions.catchThrowable;
import static io.github.mnnparity.testing.ParityAssertions.then;
import static org.assertj.core.api.BDDAssertions.then;

import io.github.mnnparity.core.report.FindingKind;
import io.github.mnnparity.core.report.Verdict;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.TestAbortedException;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReportAssertTest {
  @Test
  void a_match_agrees_and_the_assertions_chain() {
    assertThat(Reports.match())
        .agrees()
        .hasVerdict(Verdict.MATCH)
        .hasCoverageOfAtLeast(0.9)
        .hasNoFindingOfKind(FindingKind.CONVERSION, FindingKind.ENGINE)
        .layer("same")
        .agrees()
        .and()
        .layer("near")
        .in("lifted")
        .agrees()
        .hasSqnrAbove(30);
  }

  @Test
  void a_failure_reads_like_a_diagnosis() {
    Throwable failure = catchThrowable(() -> assertThat(Reports.diverged()).agrees());

    assertThat(failure).isInstanceOf(AssertionError.class);
    String text = failure.getMessage().replaceAll("(?m)^(Report +).*$", "$1(path)");
    assertThat(text)
        .isEqualToNormalizingNewlines(
            """

            Expecting models/net.mnn
            to match models/net.onnx
            but:

            DIVERGED: output 'value6' is off by 0.3 in the session view; first guilty: The file does not say
            what the model said at 'op3' (ONNX Conv).

            1  ERROR  CONVERSION  confidence 97 %
               ONNX  node3 (tensor value3)
               MNN   op3 (tensor tensor3)

               The 5 worst layers, >> the guilty one; relative RMS error; floor: what rounding explains
                 #  ONNX tensor (op)  MNN op   lifted session   floor
                 2  value2 (Conv)     op2     2.0e-02 2.0e-02 1.0e-07
              >> 3  value3 (Conv)     op3     8.2e-01 8.2e-01 1.0e-07
                 4  value4 (Conv)     op4     5.0e-01 5.0e-01 1.0e-07
                 5  value5 (Conv)     op5     4.0e-01 4.0e-01 1.0e-07
                 6  value6 (Conv)     op6     3.0e-01 3.0e-01 1.0e-07
               Evidence
               - pads 2,2,2,2 became 1,2,3,2
               What to do
               - convert it again with another version

            Also      1 more error: 1 QUANTIZATION
            Coverage  91.0 % of the reference's values
            Views     lifted, session
            Report    (path)
            """);
  }

  @Test
  void what_was_not_compared_does_not_agree() {
    fails(() -> assertThat(Reports.incomplete()).agrees(), "INCOMPLETE: the session view failed");
    fails(
        () -> assertThat(Reports.incomplete()).hasNoFindingOfKind(FindingKind.CONVERSION),
        "but not everything was compared");
    fails(() -> assertThat(Reports.incomplete()).diverges(), "Expecting verdict DIVERGED");
    fails(
        () -> assertThat(Reports.incomplete()).hasFirstDivergenceAt("op3"),
        "but it did not diverge");
  }

  @Test
  void too_little_coverage_names_what_has_no_counterpart() {
    fails(
        () -> assertThat(Reports.match()).hasCoverageOfAtLeast(0.95),
        """
        Expecting a coverage of at least 0.95 for models/net.mnn
        but it was 0.9100; without a counterpart: lonely:""");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, 95, Double.NaN})
  void a_coverage_is_a_share(double share) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> assertThat(Reports.match()).hasCoverageOfAtLeast(share))
        .withMessage("expected a share from 0 to 1, found " + share);
  }

  @ParameterizedTest
  @ValueSource(strings = {"op3", "node3", "value3", "tensor3"})
  void the_first_divergence_is_known_by_every_name_of_its_place(String name) {
    assertThat(Reports.diverged()).diverges().hasFirstDivergenceAt(name);
  }

  @Test
  void another_place_than_the_first_is_told_with_the_right_one() {
    fails(
        () -> assertThat(Reports.diverged()).hasFirstDivergenceAt("op5"),
        """
        Expecting models/net.mnn to leave models/net.onnx first at 'op5'
        but it does so at 'value3', 'node3', 'op3', 'tensor3':""");
    fails(() -> assertThat(Reports.match()).hasFirstDivergenceAt("op5"), "but it did not diverge:");
  }

  @Test
  void findings_are_asked_for_by_kind() {
    assertThat(Reports.diverged())
        .hasFinding(FindingKind.LIFTING)
        .hasNoFindingOfKind(FindingKind.ENGINE, FindingKind.API);

    fails(
        () -> assertThat(Reports.diverged()).hasFinding(FindingKind.ENGINE),
        "Expecting a finding of kind ENGINE");
    fails(
        () ->
            assertThat(Reports.diverged())
                .hasNoFindingOfKind(FindingKind.LIFTING, FindingKind.CONVERSION),
        """
        Expecting no finding of kind LIFTING or CONVERSION for models/net.mnn
        but there are 2:
          CONVERSION: The file does not say what the model said at 'op3' (ONNX Conv).
          LIFTING: The file""");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> assertThat(Reports.match()).hasNoFindingOfKind())
        .withMessage("expected kinds of findings, found none");
  }

  @Test
  void an_engine_that_is_not_there_and_was_not_demanded_skips_the_test() {
    assertThatThrownBy(() -> assertThat(Reports.withoutEngine(Verdict.MATCH)).agrees())
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining(
            "only the file of models/net.mnn was compared, and agrees: the MNN engine is not"
                + " installed; engine LIFTED is content with the file, ALL fails without the"
                + " engine");
    assertThatThrownBy(
            () ->
                assertThat(Reports.withoutEngine(Verdict.MATCH))
                    .hasNoFindingOfKind(FindingKind.ENGINE))
        .isInstanceOf(TestAbortedException.class);
    assertThat(Reports.withoutEngine(Verdict.MATCH)).hasNoFindingOfKind(FindingKind.CONVERSION);
  }

  @Test
  void an_engine_that_was_demanded_fails_the_test() {
    fails(
        () -> assertThat(Reports.withoutEngine(Verdict.INCOMPLETE)).agrees(),
        "not session: the MNN engine is not installed");
  }

  @Test
  void a_description_leads_the_message() {
    fails(() -> assertThat(Reports.diverged()).as("nightly").agrees(), "[nightly]");
    fails(() -> assertThat(Reports.diverged()).as("nightly").layer("value3").agrees(), "[nightly]");
  }

  @Test
  void behaviour_driven_words_mix_with_those_of_AssertJ() {
    then(Reports.match()).agrees();
    then("text").isEqualTo("text");
  }

  private static void fails(ThrowingCallable assertion, String message) {
    assertThatThrownBy(assertion)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(message.stripTrailing())
        .hasMessageContaining("Report    ");
  }
}
