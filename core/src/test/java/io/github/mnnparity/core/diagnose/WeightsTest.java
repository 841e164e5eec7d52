package io.github.mnnparity.core.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.audit.StaticAudit;
import io.github.mnnparity.core.fake.Small;
import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** {@link StaticEvidence} of weights. */
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

  private static WeightDifference difference(Small candidate) {
    Measured measured = Small.still(conv(1, 2, 3, 4), candidate);
    return evidence(measured).weights(Small.pair(measured, "c"));
  }

  private static List<String> said(Small candidate) {
    Measured measured = Small.still(conv(1, 2, 3, 4), candidate);
    return evidence(measured).of(Small.pair(measured, "c"));
  }

  private static StaticEvidence evidence(Measured measured) {
    return new StaticEvidence(
        measured, StaticAudit.of(measured.alignment(), measured.candidate().quantized()));
  }

  @Test
  void integers_within_half_a_step_are_within_their_coding() {
    Small candidate = conv(1.05f, 1.95f, 3.04f, 4).integers("w", 2, 0.1, 0.1);

    assertThat(difference(candidate)).isEqualTo(WeightDifference.WITHIN_CODING);
    assertThat(said(candidate))
        .containsExactly("all weights within the bound of their coding (int8)");
  }

  @Test
  void a_channel_that_one_factor_restores_has_a_wrong_scale() {
    Small candidate = conv(1, 2, 4.5f, 6).integers("w", 2, 0.1, 0.1);

    assertThat(difference(candidate)).isEqualTo(WeightDifference.WRONG_SCALE);
    assertThat(said(candidate))
        .containsExactly(
            "channel 1 is scaled by 1.5",
            "weights of 1 of 2 channels are not those that the reference leads to expect:"
                + " channel 1");
  }

  @Test
  void integers_that_no_factor_restores_are_other_weights() {
    assertThat(difference(conv(1, 2, 3, 9).integers("w", 2, 0.1, 0.1)))
        .isEqualTo(WeightDifference.OTHER);
  }

  @Test
  void halves_within_one_ulp_are_within_their_coding() {
    assertThat(difference(conv(1, 2, 3 - 0.9f * 3 * 0x1p-10f, 4).halves("w")))
        .isEqualTo(WeightDifference.WITHIN_CODING);
  }

  @Test
  void halves_have_no_scale_that_could_be_wrong() {
    assertThat(difference(conv(1, 2, 4.5f, 6).halves("w"))).isEqualTo(WeightDifference.OTHER);
  }

  @Test
  void weights_stored_in_full_are_those_of_the_reference() {
    assertThat(difference(conv(1, 2, 3, 4))).isEqualTo(WeightDifference.WITHIN_CODING);
    assertThat(said(conv(1, 2, 3, 4))).isEmpty();
  }

  @Test
  void a_region_without_weights_has_none_to_judge() {
    Small candidate = new Small().input("x").node("Relu", "c", "x").output("c");

    assertThat(difference(candidate)).isEqualTo(WeightDifference.UNKNOWN);
    assertThat(said(candidate)).containsExactly("ONNX says Conv, the file says Relu");
  }
}
