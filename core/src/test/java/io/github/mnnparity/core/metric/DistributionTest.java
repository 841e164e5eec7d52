package io.github.mnnparity.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DistributionTest {
  private static Distribution of(double... values) {
    Distribution distribution = new Distribution();
    Arrays.stream(values).forEach(distribution::add);
    return distribution;
  }

  @Test
  void a_few_numbers_have_exact_quantiles() {
    Distribution five = of(5, 1, 4, 2, 3);

    assertThat(five.percentile(50)).isEqualTo(3);
    assertThat(five.percentile(100)).isEqualTo(5);
    assertThat(five.percentile(95)).isCloseTo(4.8, within(1e-12));
    assertThat(five.mean()).isEqualTo(3);
    assertThat(five.count()).isEqualTo(5);
  }

  @Property(tries = 50)
  void quantiles_are_in_order_and_among_the_numbers(
      @ForAll @Size(min = 1, max = 200) double[] values) {
    double[] finite =
        Arrays.stream(values).map(v -> Double.isNaN(v) ? 0 : Math.min(Math.abs(v), 1e9)).toArray();
    Distribution seen = of(finite);

    assertThat(seen.percentile(50)).isBetween(seen.percentile(0), seen.percentile(95));
    assertThat(seen.percentile(0)).isEqualTo(Arrays.stream(finite).min().orElseThrow());
    assertThat(seen.percentile(100)).isEqualTo(Arrays.stream(finite).max().orElseThrow());
  }

  @Property(tries = 5)
  void many_numbers_have_close_quantiles(@ForAll @IntRange(min = -9, max = 9) int magnitude) {
    double scale = Math.pow(10, magnitude);
    SplittableRandom random = new SplittableRandom(7);
    Distribution many = new Distribution();
    for (int i = 0; i < 50_000; i++) {
      many.add(scale * random.nextDouble());
    }

    assertThat(many.percentile(50) / scale).isCloseTo(0.5, within(0.01));
    assertThat(many.percentile(95) / scale).isCloseTo(0.95, within(0.005));
    assertThat(many.mean() / scale).isCloseTo(0.5, within(0.01));
    assertThat(many.count()).isEqualTo(50_000);
  }

  @Test
  void infinity_is_the_largest_however_many_there_are() {
    Distribution many = new Distribution();
    for (int i = 0; i < 3000; i++) {
      many.add(i % 10 == 0 ? Double.POSITIVE_INFINITY : 1);
    }

    assertThat(many.percentile(50)).isEqualTo(1);
    assertThat(many.percentile(95)).isInfinite();
    assertThat(of(1, Double.POSITIVE_INFINITY).percentile(50)).isInfinite();
    assertThat(many.mean()).isInfinite();
  }

  @Test
  void nothing_has_no_quantiles_and_NaN_no_place() {
    assertThatThrownBy(() -> new Distribution().mean()).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> of(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
  }
}
