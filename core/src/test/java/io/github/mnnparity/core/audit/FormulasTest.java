package io.github.mnnparity.core.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.audit.form.Difference;
import io.github.mnnparity.core.audit.form.Outcome;
import io.github.mnnparity.core.diagnose.Measured;
import io.github.mnnparity.core.fake.Small;
import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a folded convolution whose stored numbers are wrong in a known way. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FormulasTest {
  private static final int CHANNELS = 4;
  private static final int INPUTS = 3;
  private static final int AREA = 6;
  private static final int LENGTH = INPUTS * AREA;
  private static final Shape KERNELS = Shape.of(CHANNELS, INPUTS, 2, 3);
  private static final double EPSILON = 1e-3f;

  private static float weight(int flat) {
    return (float) Math.sin(1 + 3.7 * flat);
  }

  private static float gamma(int channel) {
    return 1.5f + channel / 2f;
  }

  private static float beta(int channel) {
    return 0.25f - channel;
  }

  private static float mean(int channel) {
    return 0.5f * channel + 0.75f;
  }

  private static float variance(int channel) {
    return 0.02f * (channel + 1);
  }

  private static float own(int channel) {
    return channel - 1.25f;
  }

  private static double factor(int channel, double epsilon) {
    return gamma(channel) / Math.sqrt(variance(channel) + epsilon);
  }

  private static double folded(int flat) {
    return weight(flat) * factor(flat / LENGTH, EPSILON);
  }

  private static double bias(int channel) {
    return (own(channel) - mean(channel)) * factor(channel, EPSILON) + beta(channel);
  }

  private static float[] numbers(int count, IntToDoubleFunction number) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) number.applyAsDouble(i);
    }
    return numbers;
  }

  private static Small reference() {
    return new Small()
        .input("x")
        .constant("w", Tensor.ofFloats(KERNELS, numbers(CHANNELS * LENGTH, FormulasTest::weight)))
        .constant("b", numbers(CHANNELS, FormulasTest::own))
        .node("Conv", "c", "x", "w", "b")
        .constant("gamma", numbers(CHANNELS, FormulasTest::gamma))
        .constant("beta", numbers(CHANNELS, FormulasTest::beta))
        .constant("mean", numbers(CHANNELS, FormulasTest::mean))
        .constant("variance", numbers(CHANNELS, FormulasTest::variance))
        .node(
            "BatchNormalization",
            List.of(Attribute.of("epsilon", (float) EPSILON)),
            "y",
            "c",
            "gamma",
            "beta",
            "mean",
            "variance")
        .output("y");
  }

  private static List<String> said(IntToDoubleFunction weights, IntToDoubleFunction biases) {
    Small candidate =
        new Small()
            .input("x")
            .constant("w", Tensor.ofFloats(KERNELS, numbers(CHANNELS * LENGTH, weights)))
            .constant("b", numbers(CHANNELS, biases))
            .node("Conv", "y", "x", "w", "b")
            .output("y");
    Measured measured = Small.still(reference(), candidate);
    Outcome outcome =
        StaticAudit.of(measured.alignment(), measured.candidate().quantized())
            .of(Small.pair(measured, "y"));
    assertThat(outcome.open()).isEmpty();
    return outcome.differences().stream().map(Difference::summary).toList();
  }

  @Test
  void what_a_converter_should_store_differs_in_nothing() {
    assertThat(said(FormulasTest::folded, FormulasTest::bias)).isEmpty();
  }

  @Test
  void each_mistake_in_the_weights_is_told_by_its_formula() {
    assertThat(weights(i -> i / LENGTH < 2 ? 0 : folded(i)))
        .containsExactly("rows 0 and 1 of the weights are zero");
    assertThat(weights(i -> -folded(i))).containsExactly("the sign of all weights is flipped");
    assertThat(weights(FormulasTest::weight))
        .containsExactly(
            "the factor γ/√(σ²+ε) is missing: the normalization is not folded into the weights");
    assertThat(weights(i -> weight(i) * gamma(i / LENGTH)))
        .containsExactly(
            "the division by √(σ²+ε) is missing: the weights are multiplied by γ only");
    assertThat(weights(i -> folded(i) / gamma(i / LENGTH)))
        .containsExactly("γ is missing: the weights are divided by √(σ²+ε) only");
    assertThat(weights(i -> weight(i) * factor(i / LENGTH, 1e-5)))
        .containsExactly("the normalization is folded with epsilon 1.0E-5 instead of 0.001");
    assertThat(weights(i -> folded(i / AREA * AREA + 5 - i % AREA)))
        .containsExactly("the kernels are mirrored in height and width");
    assertThat(weights(i -> folded(i / 3 * 3 + 2 - i % 3)))
        .containsExactly("the kernels are mirrored in width");
    assertThat(weights(i -> folded(i / AREA * AREA + (i % AREA % 2) * 3 + i % AREA / 2)))
        .containsExactly("the kernels are transposed: height and width are exchanged");
    assertThat(weights(i -> folded(i / LENGTH * LENGTH + i % INPUTS * AREA + i % LENGTH / INPUTS)))
        .containsExactly("the weights are stored with the input channels last (OHWI, not OIHW)");
    assertThat(weights(i -> folded(swapped(i / LENGTH, 1, 3) * LENGTH + i % LENGTH)))
        .containsExactly("channels 1 and 3 are exchanged");
    assertThat(
            weights(
                i ->
                    folded(
                        i / LENGTH * LENGTH + swapped(i % LENGTH / AREA, 0, 2) * AREA + i % AREA)))
        .containsExactly("input channels 0 and 2 are exchanged");
    assertThat(weights(i -> (i / LENGTH == 2 ? 1.8 : 1) * folded(i)))
        .containsExactly("channel 2 is scaled by 1.8");
    assertThat(weights(i -> 0.5 * folded(i))).containsExactly("all weights are scaled by 0.5");
    assertThat(weights(i -> (i / LENGTH == 1 ? 0.75 : 0) + folded(i)))
        .containsExactly(
            "channel 1 is shifted by a constant (0.75 in channel 1), as a wrong zero point shifts"
                + " them");
    assertThat(weights(i -> i == LENGTH + 7 ? 9 : folded(i)))
        .singleElement()
        .asString()
        .startsWith("1 weight is another number: 9 instead of ")
        .endsWith(" at channel 1, input 1, kernel element 1");
    assertThat(weights(i -> Math.cos(i)))
        .singleElement()
        .asString()
        .startsWith("weights of 4 of 4 channels are other numbers");
  }

  private static int swapped(int index, int first, int second) {
    return index == first ? second : index == second ? first : index;
  }

  private static List<String> weights(IntToDoubleFunction stored) {
    return said(stored, FormulasTest::bias);
  }

  @Test
  void each_mistake_in_the_bias_is_told_by_its_formula() {
    assertThat(biases(c -> 0)).containsExactly("the bias is missing");
    assertThat(biases(c -> beta(c)))
        .containsExactly("the bias equals β: the −γμ/√(σ²+ε) term is missing");
    assertThat(biases(c -> bias(c) - beta(c))).containsExactly("β is missing from the bias");
    assertThat(biases(c -> bias(c) + 2 * mean(c) * factor(c, EPSILON)))
        .containsExactly("the sign of the γμ/√(σ²+ε) term in the bias is flipped");
    assertThat(biases(c -> bias(c) - own(c) * factor(c, EPSILON)))
        .containsExactly("the convolution's own bias is missing");
    assertThat(biases(c -> bias(c) - own(c) * factor(c, EPSILON) + own(c)))
        .containsExactly("the convolution's own bias is not multiplied by γ/√(σ²+ε)");
    assertThat(biases(c -> own(c)))
        .containsExactly(
            "the bias is the convolution's own: the normalization is not folded into it");
    assertThat(biases(c -> (own(c) - mean(c)) * factor(c, 1e-5) + beta(c)))
        .containsExactly("the bias is folded with epsilon 1.0E-5 instead of 0.001");
    assertThat(biases(c -> -bias(c))).containsExactly("the sign of the bias is flipped");
    assertThat(biases(c -> bias(swapped(c, 0, 3))))
        .containsExactly("the biases of channels 0 and 3 are exchanged");
    assertThat(biases(c -> 3 * bias(c))).containsExactly("the bias is scaled by 3");
    assertThat(biases(c -> 0.5 + bias(c))).containsExactly("the bias is shifted by 0.5");
    assertThat(biases(c -> c == 2 ? 100 : bias(c)))
        .singleElement()
        .asString()
        .startsWith("the bias of channel 2 is scaled by");
  }

  private static List<String> biases(IntToDoubleFunction stored) {
    return said(FormulasTest::folded, stored);
  }

  @ParameterizedTest
  @CsvSource({"pads, 1 1 1 1", "strides, 2 2", "dilations, 2 2"})
  void an_attribute_of_a_window_is_told_with_both_sides(String name, String values) {
    long[] numbers = List.of(values.split(" ")).stream().mapToLong(Long::parseLong).toArray();
    Measured measured = Small.still(window(Attribute.of(name, numbers)), window());

    Outcome outcome =
        StaticAudit.of(measured.alignment(), measured.candidate().quantized())
            .of(Small.pair(measured, "y"));

    assertThat(outcome.isProven()).isTrue();
    assertThat(outcome.differences())
        .singleElement()
        .satisfies(
            difference -> {
              assertThat(difference.summary())
                  .isEqualTo(
                      name
                          + " ["
                          + values.replace(" ", ", ")
                          + "] in ONNX, all "
                          + (name.equals("pads") ? 0 : 1)
                          + " in the file");
              assertThat(difference.attributes()).containsExactly(name);
            });
  }

  private static Small window(Attribute... attributes) {
    return new Small().input("x").node("MaxPool", List.of(attributes), "y", "x").output("y");
  }
}
