package io.github.mnnparity.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.primitives.ImmutableDoubleArray;
import io.github.mnnparity.core.graph.WeightCoding;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ScaleFaultTest {
  private static final int CHANNELS = 6;
  private static final int SIZE = 27;

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 8})
  void rounded_weights_have_no_fault(int bits) {
    assertThat(ScaleFault.of(weights(bits, -1, 1, false))).isEmpty();
    assertThat(ScaleFault.of(weights(bits, -1, 1, true))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void the_channel_and_the_factor_of_a_wrong_scale_are_told(boolean offset) {
    assertThat(ScaleFault.of(weights(8, 4, 3, offset)))
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.group()).isEqualTo(4);
              assertThat(fault.factor()).isCloseTo(3, within(0.02));
              assertThat(fault.words()).startsWith("the scale of channel 4 is off by ×");
            });
  }

  @Test
  void weights_that_no_scale_puts_right_are_told_from_a_wrong_scale() {
    Point.Weights right = weights(8, -1, 1, false);
    float[] stored = right.stored().toFloats();
    float first = stored[0];
    System.arraycopy(stored, 1, stored, 0, SIZE - 1);
    stored[SIZE - 1] = first;
    Point.Weights turned =
        new Point.Weights(
            "w", Tensor.ofFloats(right.stored().shape(), stored), right.coding(), right.full());

    assertThat(ScaleFault.of(turned))
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.factor()).isEqualTo(1);
              assertThat(fault.words()).startsWith("weights of channel 0 are ");
            });
  }

  @Test
  void without_full_weights_nothing_is_said() {
    Point.Weights known = weights(8, 2, 5, false);

    assertThat(
            ScaleFault.of(new Point.Weights("w", known.stored(), known.coding(), Optional.empty())))
        .isEmpty();
  }

  private static Point.Weights weights(int bits, int damaged, double factor, boolean offset) {
    Random random = new Random(2);
    float[] full = new float[CHANNELS * SIZE];
    float[] stored = new float[full.length];
    double[] steps = new double[CHANNELS];
    for (int channel = 0; channel < CHANNELS; channel++) {
      double lowest = 0;
      double highest = 0;
      for (int i = channel * SIZE; i < (channel + 1) * SIZE; i++) {
        full[i] = (float) (random.nextGaussian() * (channel + 1));
        lowest = Math.min(lowest, full[i]);
        highest = Math.max(highest, full[i]);
      }
      int most = (1 << (bits - 1)) - 1;
      double step =
          offset ? (highest - lowest) / (2 * most + 1) : Math.max(-lowest, highest) / most;
      double zero = offset ? lowest : 0;
      double used = channel == damaged ? step * factor : step;
      steps[channel] = used;
      for (int i = channel * SIZE; i < (channel + 1) * SIZE; i++) {
        stored[i] = (float) (zero + used * Math.rint((full[i] - zero) / step));
      }
    }
    WeightCoding coding =
        new WeightCoding(
            offset ? "asymmetric" : "symmetric",
            WeightCoding.Kind.INTEGER,
            bits,
            ImmutableDoubleArray.copyOf(steps),
            SIZE);
    Shape shape = Shape.of(CHANNELS, 3, 3, 3);
    return new Point.Weights(
        "w", Tensor.ofFloats(shape, stored), coding, Optional.of(Tensor.ofFloats(shape, full)));
  }
}
