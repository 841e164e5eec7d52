package io.github.mnnparity.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ErrorMomentsTest {
  private static final float NAN = Float.NaN;
  private static final float INF = Float.POSITIVE_INFINITY;

  private static Tensor floats(float... values) {
    return Tensor.ofFloats(Shape.of(values.length), values);
  }

  @Test
  void known_vectors_give_hand_computed_errors() {
    var error = ErrorMoments.of(floats(3, 4), floats(3, 5)).summary();

    assertThat(error.maxAbs()).isEqualTo(1);
    assertThat(error.rmse()).isCloseTo(Math.sqrt(0.5), within(1e-12));
    assertThat(error.relRms()).isCloseTo(0.2, within(1e-12));
    assertThat(error.sqnrDb().getAsDouble()).isCloseTo(13.9794, within(1e-4));
    assertThat(error.cosine()).isCloseTo(29 / (5 * Math.sqrt(34)), within(1e-12));
    assertThat(error.worstIndex()).isEqualTo(1);
    assertThat(error.identical()).isFalse();
  }

  @Test
  void equal_tensors_are_identical_and_have_no_sqnr() {
    var error = ErrorMoments.of(floats(1, -2), floats(1, -2)).summary();

    assertThat(error.identical()).isTrue();
    assertThat(error.sqnrDb()).isEmpty();
    assertThat(error.worstIndex()).isEqualTo(-1);
    assertThat(error.cosine()).isEqualTo(1);
  }

  @Test
  void equal_nan_and_infinity_agree() {
    var moments = ErrorMoments.of(floats(NAN, INF, -INF, 1), floats(NAN, INF, -INF, 1));

    assertThat(moments.identical()).isTrue();
    assertThat(moments.relRms()).isZero();
  }

  @Test
  void nan_on_one_side_is_never_within_tolerance() {
    assertThat(ErrorMoments.of(floats(NAN, 1), floats(0, 1)).relRms()).isInfinite();
    assertThat(ErrorMoments.of(floats(0, 1), floats(NAN, 1)).relRms()).isInfinite();
    assertThat(ErrorMoments.of(floats(INF), floats(-INF)).nonFiniteMismatch()).isEqualTo(1);
    assertThat(ErrorMoments.of(floats(INF), floats(NAN)).nonFiniteMismatch()).isEqualTo(1);
  }

  @Test
  void the_worst_index_of_a_non_finite_mismatch_is_its_place() {
    assertThat(ErrorMoments.of(floats(9, NAN), floats(0, 1)).worstIndex()).isEqualTo(1);
  }

  @Test
  void a_zero_reference_gives_the_absolute_norm() {
    var error = ErrorMoments.of(floats(0, 0), floats(3, 4)).summary();

    assertThat(error.relRms()).isEqualTo(5);
    assertThat(error.sqnrDb()).isEmpty();
    assertThat(error.cosine()).isZero();
  }

  @Test
  void negative_zero_equals_zero() {
    assertThat(ErrorMoments.of(floats(-0f), floats(0f)).identical()).isTrue();
  }

  @Test
  void empty_tensors_are_identical() {
    var error = ErrorMoments.of(floats(), floats()).summary();

    assertThat(error.identical()).isTrue();
    assertThat(error.rmse()).isZero();
  }

  @Test
  void dtypes_are_compared_by_value() {
    var moments =
        ErrorMoments.of(
            Tensor.ofBooleans(Shape.of(2), true, false), Tensor.ofLongs(Shape.of(2), 1, 0));

    assertThat(moments.identical()).isTrue();
  }

  @Test
  void different_element_counts_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ErrorMoments.of(floats(1), floats(1, 2)))
        .withMessage("1 against 2 elements");
  }
}
