package io.github.mnnparity.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.primitives.ImmutableDoubleArray;
import io.github.mnnparity.core.capture.QuantizedTensor;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GridFitTest {
  private static final int COUNT = 40_000;

  @Test
  void rounding_costs_scale_squared_over_twelve() {
    GridFit fit = GridFit.of(grid(0.02), noise(1));

    assertThat(fit.clipping()).isZero();
    assertThat(fit.saturated()).isZero();
    assertThat(fit.rounding()).isCloseTo(fit.theory(), within(0.02 * fit.theory()));
  }

  @Test
  void values_beyond_the_grid_are_counted_and_their_distance_is_told() {
    GridFit fit = GridFit.of(grid(0.01), Tensor.ofFloats(Shape.of(4), 0.5f, -2.54f, 1.0f, 5.08f));

    assertThat(fit.saturated()).isEqualTo(0.5);
    assertThat(fit.farthest()).isCloseTo(4, within(1e-6));
    assertThat(fit.clipping()).isGreaterThan(100 * fit.rounding());
  }

  @Test
  void a_scale_that_is_too_small_is_told_from_one_that_is_too_large() {
    GridFit small = GridFit.of(grid(0.001), noise(1));
    GridFit large = GridFit.of(grid(0.5), noise(1));
    GridFit right = GridFit.of(grid(2.5 / 127), noise(1));

    assertThat(small.bestFactor()).isGreaterThan(8);
    assertThat(small.gain()).isGreaterThan(10);
    assertThat(large.bestFactor()).isLessThan(0.25);
    assertThat(large.gain()).isGreaterThan(10);
    assertThat(right.gain()).isLessThan(1);
  }

  @Test
  void each_channel_has_its_own_scale() {
    QuantizedTensor grid = new QuantizedTensor("x", ImmutableDoubleArray.of(0.01, 1), 0, -127, 127);
    Tensor values = Tensor.ofFloats(Shape.of(1, 2, 2), 0.014f, 1.27f, 1.4f, 100f);

    assertThat(GridFit.held(grid, values).toFloats()).containsExactly(0.01f, 1.27f, 1f, 100f);
    assertThat(GridFit.of(grid, values).saturated()).isZero();
  }

  @Test
  void a_zero_point_moves_what_the_grid_reaches() {
    QuantizedTensor grid = new QuantizedTensor("x", ImmutableDoubleArray.of(0.01), -127, -127, 127);
    Tensor values = Tensor.ofFloats(Shape.of(3), -1f, 0.5f, 2.54f);

    assertThat(GridFit.clamped(grid, values).toFloats()).containsExactly(0f, 0.5f, 2.54f);
  }

  @Test
  void all_zero_values_lose_nothing() {
    GridFit fit = GridFit.of(grid(0.02), Tensor.ofFloats(Shape.of(2), 0f, 0f));

    assertThat(fit.noise()).isZero();
    assertThat(fit.gain()).isZero();
  }

  private static QuantizedTensor grid(double scale) {
    return new QuantizedTensor("x", ImmutableDoubleArray.of(scale), 0, -127, 127);
  }

  private static Tensor noise(double deviation) {
    Random random = new Random(1);
    float[] values = new float[COUNT];
    for (int i = 0; i < COUNT; i++) {
      values[i] = (float) Math.max(-2.5, Math.min(2.5, deviation * random.nextGaussian()));
    }
    return Tensor.ofFloats(Shape.of(COUNT), values);
  }
}
