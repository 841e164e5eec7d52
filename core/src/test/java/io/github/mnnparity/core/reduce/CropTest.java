package io.github.mnnparity.core.reduce;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CropTest {
  private static Tensor counting(long... sizes) {
    Shape shape = Shape.of(sizes);
    float[] values = new float[(int) shape.elements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }
    return Tensor.ofFloats(shape, values);
  }

  @Property(tries = 100)
  void what_is_left_is_the_first_of_every_axis(
      @ForAll @IntRange(min = 1, max = 3) int batch,
      @ForAll @IntRange(min = 1, max = 3) int channels,
      @ForAll @IntRange(min = 1, max = 20) int height,
      @ForAll @IntRange(min = 1, max = 20) int width) {
    Tensor whole = counting(batch, channels, height, width);

    for (Crop crop : Crop.values()) {
      Tensor part = crop.of(Map.of("x", whole)).map(inputs -> inputs.get("x")).orElse(whole);
      long[] size = part.shape().toArray();
      long at = 0;
      for (int n = 0; n < size[0]; n++) {
        for (int c = 0; c < size[1]; c++) {
          for (int y = 0; y < size[2]; y++) {
            for (int x = 0; x < size[3]; x++) {
              long from = ((n * (long) channels + c) * height + y) * width + x;
              assertThat(part.doubleAt(at++)).isEqualTo(whole.doubleAt(from));
            }
          }
        }
      }
      assertThat(at).isEqualTo(part.elements());
    }
  }

  @Test
  void small_inputs_are_left_alone() {
    assertThat(Crop.HALF.of(Map.of("x", counting(1, 8, 4, 4)))).isEmpty();
    assertThat(Crop.BATCH.of(Map.of("x", counting(1, 8)))).isEmpty();
  }
}
