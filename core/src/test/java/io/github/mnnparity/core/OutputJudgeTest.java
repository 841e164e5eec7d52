package io.github.mnnparity.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.CompareOptions.Limit;
import io.github.mnnparity.core.CompareOptions.LimitMetric;
import io.github.mnnparity.core.CompareOptions.LimitScope;
import io.github.mnnparity.core.align.Pair;
import io.github.mnnparity.core.diagnose.Measured;
import io.github.mnnparity.core.fake.Small;
import io.github.mnnparity.core.noise.NoiseFloors;
import io.github.mnnparity.core.report.OutputResult;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OutputJudgeTest {
  private static final NoiseFloors QUIET = new NoiseFloors(Map.of(), Map.of(), Map.of(), Map.of());

  private static Tensor tensor(float... values) {
    return Tensor.ofFloats(Shape.of(values.length), values);
  }

  private static Small small() {
    return new Small().input("x").node("Relu", "y", "x").output("y");
  }

  private static Measured measured(Small candidate, Tensor reference, Tensor found) {
    Tensor x = tensor(1, 2, 3, 4);
    return Small.measured(
        small(),
        candidate,
        Map.of("x", x),
        Map.of("x", x),
        Map.of("x", x, "y", reference),
        Map.of("x", x, "y", found));
  }

  private static OutputResult judged(
      Measured measured, NoiseFloors floors, CompareOptions options) {
    return new OutputJudge(measured, floors, options).judge(Views.LIFTED, Map.of(), "").get(0);
  }

  private static OutputResult judged(Tensor reference, Tensor found) {
    return judged(measured(small(), reference, found), QUIET, CompareOptions.DEFAULT);
  }

  private static OutputResult limited(
      LimitScope scope, String pattern, LimitMetric metric, double value) {
    CompareOptions options =
        CompareOptions.builder().limit(new Limit(scope, pattern, metric, value)).build();
    return judged(measured(small(), tensor(3, 4), tensor(3, 4.5f)), QUIET, options);
  }

  @Test
  void a_drift_of_one_in_a_thousand_is_within_the_limit() {
    assertThat(judged(tensor(1000), tensor(1000.9f)).withinLimit()).isTrue();
  }

  @Test
  void more_than_one_in_a_thousand_is_off() {
    assertThat(judged(tensor(1000), tensor(1001.1f)).withinLimit()).isFalse();
  }

  @Test
  void ten_noise_floors_are_within_the_limit_where_that_is_more() {
    Measured measured = measured(small(), tensor(1000), tensor(1009));
    Pair pair = Small.pair(measured, "y");
    NoiseFloors loud = new NoiseFloors(Map.of(pair, 1e-3), Map.of(), Map.of(), Map.of());

    OutputResult result = judged(measured, loud, CompareOptions.DEFAULT);

    assertThat(result.withinLimit()).isTrue();
    assertThat(result.limit()).isCloseTo(1e-2, Offset.offset(1e-12));
  }

  @Test
  void NaN_on_one_side_is_never_within_a_limit() {
    OutputResult result = judged(tensor(1, Float.NaN), tensor(1, 2));

    assertThat(result.withinLimit()).isFalse();
    assertThat(result.reason()).isEqualTo("1 elements are NaN or infinite on one side only");
  }

  @Test
  void NaN_on_one_side_is_not_within_a_limit_of_the_user_either() {
    CompareOptions generous =
        CompareOptions.builder()
            .limit(new Limit(LimitScope.ALL, "", LimitMetric.MAX_ABS, 1e9))
            .build();

    assertThat(
            judged(measured(small(), tensor(1, 2), tensor(1, Float.NaN)), QUIET, generous)
                .withinLimit())
        .isFalse();
  }

  @Test
  void NaN_in_the_same_places_agrees() {
    assertThat(judged(tensor(1, Float.NaN), tensor(1, Float.NaN)).withinLimit()).isTrue();
  }

  @Test
  void infinities_of_other_sign_are_off() {
    assertThat(
            judged(tensor(Float.POSITIVE_INFINITY), tensor(Float.NEGATIVE_INFINITY)).withinLimit())
        .isFalse();
  }

  @Test
  void a_dimension_of_one_more_or_less_is_the_same_shape() {
    Tensor found = tensor(1, 2, 3, 4).reshape(Shape.of(1, 4));

    assertThat(judged(tensor(1, 2, 3, 4), found).withinLimit()).isTrue();
  }

  @Test
  void another_shape_of_as_many_elements_is_off() {
    OutputResult result = judged(tensor(1, 2, 3, 4), tensor(1, 2, 3, 4).reshape(Shape.of(2, 2)));

    assertThat(result.withinLimit()).isFalse();
    assertThat(result.rule()).isEqualTo("equal shape");
    assertThat(result.reason()).isEqualTo("shape 2x2, the reference has 4");
  }

  /** For r = (3, 4) and c = (3, 4.5): |r - c| = 0.5, RMSE 0.3536, 0.1 relative, 20 dB. */
  @ParameterizedTest
  @CsvSource({
    "MAX_ABS, 0.51, true",
    "MAX_ABS, 0.49, false",
    "RMSE, 0.354, true",
    "RMSE, 0.353, false",
    "REL_RMS, 0.11, true",
    "REL_RMS, 0.09, false",
    "SQNR, 19.9, true",
    "SQNR, 20.1, false",
    "COSINE, 0.99, true",
    "COSINE, 0.9999, false",
  })
  void a_limit_of_the_user_replaces_the_default(LimitMetric metric, double value, boolean within) {
    OutputResult result = limited(LimitScope.ALL, "", metric, value);

    assertThat(result.withinLimit()).isEqualTo(within);
    assertThat(result.rule()).isEqualTo("set by --limit");
  }

  @Test
  void a_limit_for_another_tensor_leaves_the_default() {
    assertThat(limited(LimitScope.TENSOR, "z", LimitMetric.MAX_ABS, 1).withinLimit()).isFalse();
  }

  @Test
  void a_limit_for_the_output_holds_for_it() {
    assertThat(limited(LimitScope.TENSOR, "y", LimitMetric.MAX_ABS, 1).withinLimit()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"4.4, true", "4.6, false"})
  void coded_weights_are_held_against_twenty_decibels(float second, boolean within) {
    Small coded =
        new Small().input("x").constant("w", 1).halves("w").node("Mul", "y", "x", "w").output("y");

    OutputResult result =
        judged(measured(coded, tensor(3, 4), tensor(3, second)), QUIET, CompareOptions.DEFAULT);

    assertThat(result.withinLimit()).isEqualTo(within);
    assertThat(result.rule()).isEqualTo("SQNR of at least 20 dB (stored weights are coded)");
  }

  @Test
  void an_output_that_the_engine_did_not_give_is_not_compared() {
    OutputResult result =
        new OutputJudge(measured(small(), tensor(1), tensor(1)), QUIET, CompareOptions.DEFAULT)
            .judge("session", Map.of(), "the engine gave no value")
            .get(0);

    assertThat(result.error()).isEmpty();
    assertThat(result.withinLimit()).isFalse();
    assertThat(result.reason()).isEqualTo("the engine gave no value");
  }
}
