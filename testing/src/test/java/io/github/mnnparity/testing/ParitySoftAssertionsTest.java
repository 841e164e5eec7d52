package io.github.mnnparity.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mnnparity.core.report.Verdict;
import org.assertj.core.api.SoftAssertions;
import org.assertj.core.api.junit.jupiter.InjectSoftAssertions;
import org.assertj.core.api.junit.jupiter.SoftAssertionsExtension;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opentest4j.TestAbortedException;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@ExtendWith(SoftAssertionsExtension.class)
class ParitySoftAssertionsTest {
  @InjectSoftAssertions private ParitySoftAssertions injected;

  @Test
  void all_that_is_wrong_is_told_at_the_end() {
    Throwable failure =
        catchThrowable(
            () ->
                ParitySoftAssertions.assertSoftly(
                    softly -> {
                      softly.assertThat(Reports.diverged()).agrees().hasCoverageOfAtLeast(0.95);
                      softly
                          .assertThat(Reports.match())
                          .layer("near")
                          .hasSqnrAbove(50)
                          .in("lifted")
                          .hasSqnrAbove(60)
                          .and()
                          .layer("naer")
                          .agrees()
                          .in("session")
                          .hasSqnrAbove(10)
                          .and()
                          .diverges();
                      softly.assertThat("text").isEqualTo("other");
                    }));

    assertThat(failure)
        .hasMessageContainingAll(
            "(6 failures)",
            "to match models/net.onnx",
            "Expecting a coverage of at least 0.95",
            "to have an SQNR above 50 dB",
            "did you mean 'near'?",
            "Expecting verdict DIVERGED",
            "\"other\"");
    assertThat(failure.getMessage()).doesNotContain("SQNR above 60", "SQNR above 10");
  }

  @Test
  void nothing_wrong_is_nothing_thrown() {
    ParitySoftAssertions.assertSoftly(
        softly -> softly.assertThat(Reports.match()).agrees().layer("same").agrees());
  }

  @Test
  void a_test_without_engine_is_skipped_unless_it_has_failed_already() {
    assertThatThrownBy(
            () ->
                ParitySoftAssertions.assertSoftly(
                    softly -> softly.assertThat(Reports.withoutEngine(Verdict.MATCH)).agrees()))
        .isInstanceOf(TestAbortedException.class);
    assertThatThrownBy(
            () ->
                ParitySoftAssertions.assertSoftly(
                    softly -> {
                      softly.assertThat(1).isEqualTo(2);
                      softly.assertThat(Reports.withoutEngine(Verdict.MATCH)).agrees();
                    }))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("(1 failure)");
  }

  @Test
  void the_extension_of_AssertJ_makes_them(ParitySoftAssertions parameter) {
    parameter.assertThat(Reports.match()).agrees();
    injected.assertThat(Reports.match()).layer("same").agrees();
  }

  @Test
  void others_can_take_them_over() {
    SoftAssertions others = new SoftAssertions();
    ParitySoftAssertions own = new ParitySoftAssertions();

    own.assertThat(Reports.diverged()).agrees();
    others.assertAlso(own);

    assertThat(others.errorsCollected()).hasSize(1);
  }
}
