package io.github.mnnparity.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

final class OrientationPropertyTest {
  @Property(tries = 60)
  void turning_keeps_every_pixel(
      @ForAll Orientation orientation,
      @ForAll @IntRange(min = 1, max = 5) int width,
      @ForAll @IntRange(min = 1, max = 5) int height) {
    float[] values = new float[3 * width * height];
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }
    Raster image = Raster.of(width, height, values);

    Raster turned = orientation.turn(image);

    assertThat(turned.width() * turned.height()).isEqualTo(width * height);
    assertThat(turned.values()).containsExactlyInAnyOrder(values);
  }

  @Property(tries = 40)
  void four_quarter_turns_are_none(
      @ForAll @IntRange(min = 1, max = 5) int width,
      @ForAll @IntRange(min = 1, max = 5) int height) {
    float[] values = new float[3 * width * height];
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }
    Raster image = Raster.of(width, height, values);
    Raster turned = image;
    for (int i = 0; i < 4; i++) {
      turned = Orientation.ROTATED_90.turn(turned);
    }

    assertThat(turned.values()).containsExactly(values);
    assertThat(Orientation.ROTATED_270.turn(Orientation.ROTATED_90.turn(image)).values())
        .containsExactly(values);
  }

  @Property(tries = 1)
  void a_quarter_turn_is_clockwise() {
    Raster image = Raster.of(2, 1, 1, 1, 1, 2, 2, 2);

    Raster turned = Orientation.ROTATED_90.turn(image);

    assertThat(turned.height()).isEqualTo(2);
    assertThat(turned.at(0, 0, 0)).isEqualTo(1);
    assertThat(Orientation.ROTATED_270.turn(image).at(0, 0, 0)).isEqualTo(2);
  }
}
