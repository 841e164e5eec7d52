package io.github.mnnparity.testing;

import static io.github.mnnparity.testing.ParityAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mnnparity.core.report.Verdict;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.TestAbortedException;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LayerAssertTest {
  @ParameterizedTest
  @ValueSource(strings = {"near", "tensor1", "op1"})
  void a_layer_is_known_by_tensor_and_op(String name) {
    assertThat(Reports.match()).layer(name).hasSqnrAbove(39.9).hasRelativeErrorBelow(0.011);
  }

  @Test
  void a_layer_that_is_too_far_off_says_so_for_every_view() {
    fails(
        () -> assertThat(Reports.match()).layer("near").hasSqnrAbove(40),
        """
        Expecting layer 'near' (ONNX Conv, MNN op 'op1')
        to have an SQNR above 40 dB
        but:
          lifted: relative RMS error 1.0e-07, SQNR 140.0 dB, is so
          session: relative RMS error 1.0e-02, SQNR 40.0 dB

        MATCH in lifted, session (made up)""");
    fails(
        () -> assertThat(Reports.match()).layer("near").agrees(),
        "session: relative RMS error 1.0e-02, SQNR 40.0 dB; rounding explains 1.0e-03");
    fails(
        () -> assertThat(Reports.match()).layer("near").hasRelativeErrorBelow(0.01),
        "to have a relative RMS error below 0.01");
  }

  @Test
  void one_view_can_be_chosen() {
    assertThat(Reports.match()).layer("near").in("lifted").hasSqnrAbove(100).and().agrees();

    fails(
        () -> assertThat(Reports.match()).layer("near").in("sesion").agrees(),
        "sesion: not compared: no such view; there are lifted, session");
  }

  @Test
  void what_was_not_compared_never_passes() {
    fails(
        () -> assertThat(Reports.match()).layer("open").hasRelativeErrorBelow(1e9),
        "session: not compared: the engine gave no value");
    fails(
        () -> assertThat(Reports.match()).layer("open").in("session").agrees(),
        "session: not compared: the engine gave no value");
    fails(
        () -> assertThat(Reports.match()).layer("lonely"),
        "that value was not compared: no value has its neighbours");
  }

  @Test
  void equal_values_pass_every_bound() {
    assertThat(Reports.match())
        .layer("same")
        .hasSqnrAbove(1000)
        .hasRelativeErrorBelow(Double.MIN_VALUE);
  }

  @Test
  void a_reference_of_zeros_has_no_ratio_and_infinities_are_never_near() {
    fails(
        () -> assertThat(Reports.match()).layer("zero").hasSqnrAbove(-100),
        "relative RMS error 1.0e-09, no SQNR, because the reference is all zero");
    fails(
        () -> assertThat(Reports.match()).layer("hole").hasSqnrAbove(1),
        "3 elements are NaN or infinite on one side only");
    fails(
        () -> assertThat(Reports.match()).layer("hole").hasRelativeErrorBelow(1),
        "3 elements are NaN or infinite on one side only");
    fails(() -> assertThat(Reports.match()).layer("hole").agrees(), "3 elements are NaN");
  }

  @Test
  void an_unknown_name_is_answered_with_near_ones() {
    fails(
        () -> assertThat(Reports.match()).layer("naer"),
        "Expecting a layer named 'naer'\nbut there is none; did you mean 'near'?");
    fails(
        () -> assertThat(Reports.match()).layer("completely else"),
        "but there is none; the layers are same, near, open, zero, hole");
  }

  @Test
  void a_bound_that_is_none_is_a_mistake_of_the_test() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> assertThat(Reports.match()).layer("near").hasRelativeErrorBelow(0))
        .withMessage("expected a bound above 0, found 0.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> assertThat(Reports.match()).layer("near").hasSqnrAbove(Double.NaN))
        .withMessage("expected a number, found NaN");
  }

  @Test
  void a_view_that_needs_the_missing_engine_skips_the_test() {
    assertThatThrownBy(
            () ->
                assertThat(Reports.withoutEngine(Verdict.MATCH))
                    .layer("same")
                    .in("session")
                    .agrees())
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("the MNN engine is not installed");
    assertThat(Reports.withoutEngine(Verdict.MATCH)).layer("same").agrees();
    fails(
        () ->
            assertThat(Reports.withoutEngine(Verdict.INCOMPLETE))
                .layer("same")
                .in("session")
                .agrees(),
        "session: not compared: the MNN engine is not installed");
  }

  @Test
  void the_entry_mixes_with_that_of_AssertJ() {
    assertThat("text").startsWith("t");
    assertThat(Reports.match().layers()).hasSize(5);
  }

  private static void fails(ThrowingCallable assertion, String message) {
    assertThatThrownBy(assertion)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(message.stripTrailing());
  }
}
