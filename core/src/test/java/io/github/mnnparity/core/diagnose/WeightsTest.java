package io.github.mnnparity.core.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.fake.Small;
import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** {@link ExpectedWeights} and {@link WeightDifference}. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WeightsTest {
  private static final Shape OIHW = Shape.of(2, 2, 1, 1);

  private static Small linear(
      String opType, List<Attribute> attributes, Shape shape, float... weights) {
    return new Small()
        .input("x")
        .constant("w", Tensor.ofFloats(shape, weights))
        .node(opType, attributes, "c", "x", "w");
  }

  private static Small conv(float... weights) {
    return linear("Conv", List.of(), OIHW, weights).output("c");
  }

  private static Optional<float[]> expected(Small reference, String value, boolean transposed) {
    Small candidate = new Small().input("x").node("Relu", value, "x").output(value);
    Measured measured = Small.still(reference, candidate);
    return new ExpectedWeights(measured)
        .of(
            measured.alignment().region(Small.pair(measured, value)).reference().nodes(),
            transposed);
  }

  private static WeightDifference difference(Small candidate) {
    Measured measured = Small.still(conv(1, 2, 3, 4), candidate);
    return WeightDifference.of(measured, measured.alignment().region(Small.pair(measured, "c")));
  }

  @Test
  void a_batch_norm_scales_the_output_channels_of_its_convolution() {
    Small reference =
        linear("Conv", List.of(), OIHW, 1, 2, 3, 4)
            .constant("gamma", 2, 3)
            .constant("beta", 7, 7)
            .constant("mean", 9, 9)
            .constant("variance", 0, 3)
            .node(
                "BatchNormalization",
                List.of(Attribute.of("epsilon", 1f)),
                "y",
                "c",
                "gamma",
                "beta",
                "mean",
                "variance")
            .output("y");

    assertThat(expected(reference, "y", true)).hasValue(new float[] {2, 4, 4.5f, 6});
  }

  @Test
  void a_product_scales_the_second_dimension_of_a_transposed_convolution() {
    Small reference =
        linear("ConvTranspose", List.of(), OIHW, 1, 2, 3, 4)
            .constant("s", 10, 100)
            .node("Mul", "y", "c", "s")
            .output("y");

    assertThat(expected(reference, "y", true)).hasValue(new float[] {10, 200, 30, 400});
  }

  @Test
  void each_group_of_a_transposed_convolution_has_its_own_channels() {
    Small reference =
        linear("ConvTranspose", List.of(Attribute.of("group", 2)), Shape.of(2, 1, 1, 1), 1, 3)
            .constant("s", 10, 100)
            .node("Mul", "y", "c", "s")
            .output("y");

    assertThat(expected(reference, "y", true)).hasValue(new float[] {10, 300});
  }

  @Test
  void a_quotient_divides_the_weights() {
    Small reference =
        linear("Conv", List.of(), OIHW, 1, 2, 3, 4)
            .constant("s", 2)
            .node("Div", "y", "c", "s")
            .output("y");

    assertThat(expected(reference, "y", true)).hasValue(new float[] {0.5f, 1, 1.5f, 2});
  }

  @Test
  void the_weights_of_a_MatMul_may_be_stored_column_by_column() {
    Small reference = linear("MatMul", List.of(), Shape.of(2, 3), 1, 2, 3, 4, 5, 6).output("c");

    assertThat(expected(reference, "c", true)).hasValue(new float[] {1, 4, 2, 5, 3, 6});
  }

  @Test
  void the_weights_of_a_MatMul_may_be_stored_as_they_are() {
    Small reference = linear("MatMul", List.of(), Shape.of(2, 3), 1, 2, 3, 4, 5, 6).output("c");

    assertThat(expected(reference, "c", false)).hasValue(new float[] {1, 2, 3, 4, 5, 6});
  }

  @Test
  void the_alpha_of_a_Gemm_is_folded_in() {
    List<Attribute> attributes = List.of(Attribute.of("alpha", 0.5f), Attribute.of("transB", 1L));
    Small reference = linear("Gemm", attributes, Shape.of(2, 2), 2, 4, 6, 8).output("c");

    assertThat(expected(reference, "c", true)).hasValue(new float[] {1, 2, 3, 4});
  }

  @Test
  void two_linear_nodes_lead_to_no_expectation() {
    Small reference =
        linear("Conv", List.of(), OIHW, 1, 2, 3, 4).node("Conv", "y", "c", "w").output("y");

    assertThat(expected(reference, "y", true)).isEmpty();
  }

  @Test
  void integers_within_half_a_step_are_within_their_coding() {
    WeightDifference difference =
        difference(conv(1.05f, 1.95f, 3.04f, 4).integers("w", 2, 0.1, 0.1));

    assertThat(difference.verdict()).isEqualTo(WeightDifference.Verdict.WITHIN_CODING);
    assertThat(difference.evidence())
        .containsExactly("all weights within the bound of their coding (int8)");
  }

  @Test
  void a_channel_that_one_factor_restores_has_a_wrong_scale() {
    WeightDifference difference = difference(conv(1, 2, 4.5f, 6).integers("w", 2, 0.1, 0.1));

    assertThat(difference.verdict()).isEqualTo(WeightDifference.Verdict.WRONG_SCALE);
    assertThat(difference.evidence())
        .containsExactly(
            "weights of 1 of 2 channels are not those that the reference leads to expect:"
                + " channel 1",
            "the scale of group 1 is off by ×1.500");
  }

  @Test
  void integers_that_no_factor_restores_are_other_weights() {
    assertThat(difference(conv(1, 2, 3, 9).integers("w", 2, 0.1, 0.1)).verdict())
        .isEqualTo(WeightDifference.Verdict.OTHER);
  }

  @Test
  void halves_within_one_ulp_are_within_their_coding() {
    assertThat(difference(conv(1, 2, 3 - 0.9f * 3 * 0x1p-10f, 4).halves("w")).verdict())
        .isEqualTo(WeightDifference.Verdict.WITHIN_CODING);
  }

  @Test
  void halves_have_no_scale_that_could_be_wrong() {
    assertThat(difference(conv(1, 2, 4.5f, 6).halves("w")).verdict())
        .isEqualTo(WeightDifference.Verdict.OTHER);
  }

  @Test
  void weights_stored_in_full_are_those_of_the_reference() {
    assertThat(difference(conv(1, 2, 3, 4)).evidence())
        .containsExactly("the weights are those that the reference leads to expect");
  }

  @Test
  void a_region_without_weights_says_nothing() {
    WeightDifference difference =
        difference(new Small().input("x").node("Relu", "c", "x").output("c"));

    assertThat(difference.verdict()).isEqualTo(WeightDifference.Verdict.UNKNOWN);
    assertThat(difference.evidence()).isEmpty();
  }
}
