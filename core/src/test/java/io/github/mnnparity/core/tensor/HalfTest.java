package io.github.mnnparity.core.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HalfTest {
  @Test
  void every_float16_survives_the_way_to_float_and_back() {
    for (int bits = 0; bits <= 0xffff; bits++) {
      float value = Half.fromFloat16((short) bits);
      if (Float.isNaN(value)) {
        assertThat(Half.toFloat16(value) & 0x7c00).isEqualTo(0x7c00);
      } else {
        assertThat(Half.toFloat16(value) & 0xffff).as("bits %x", bits).isEqualTo(bits);
      }
    }
  }

  @Test
  void halfway_values_round_to_even_and_large_ones_to_infinity() {
    assertThat(Half.fromFloat16(Half.toFloat16(1 + 0x1p-11f))).isEqualTo(1f);
    assertThat(Half.fromFloat16(Half.toFloat16(1 + 0x3p-11f))).isEqualTo(1 + 0x1p-9f);
    assertThat(Half.fromFloat16(Half.toFloat16(65519f))).isEqualTo(65504f);
    assertThat(Half.fromFloat16(Half.toFloat16(65520f))).isInfinite();
  }

  @Test
  void float8_knows_its_largest_numbers_and_its_nan() {
    assertThat(Half.fromFloat8(0x7e, 4, 7, false)).isEqualTo(448f);
    assertThat(Half.fromFloat8(0x7f, 4, 7, false)).isNaN();
    assertThat(Half.fromFloat8(0x7b, 5, 15, false)).isEqualTo(57344f);
    assertThat(Half.fromFloat8(0x7c, 5, 15, false)).isInfinite();
    assertThat(Half.fromFloat8(0x80, 4, 8, true)).isNaN();
    assertThat(Half.fromFloat8(0x01, 4, 7, false)).isEqualTo(0x1p-9f);
  }
}
