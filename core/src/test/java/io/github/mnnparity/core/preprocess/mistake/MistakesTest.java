package io.github.mnnparity.core.preprocess.mistake;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.image.Preprocessing;
import io.github.mnnparity.core.image.Raster;
import io.github.mnnparity.core.preprocess.Recipe;
import io.github.mnnparity.core.preprocess.Recipe.Source;
import io.github.mnnparity.core.preprocess.Variant;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class MistakesTest {
  private static final Shape TARGET = Shape.of(1, 3, 8, 12);
  private static final Recipe RIGHT =
      Recipe.right(
          Preprocessing.parse(
              "resize=12x8,scale=1/255,mean=0.485:0.456:0.406,std=0.229:0.224:0.225"));

  static Source noise(int width, int height) {
    Random random = new Random(1);
    float[] values = new float[3 * width * height];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextInt(256);
    }
    return new Source(List.of(Raster.of(width, height, values)));
  }

  @Test
  void every_single_mistake_gives_an_input_of_its_own() {
    Source source = noise(31, 17);

    List<Variant> singles = Mistakes.singles(RIGHT, List.of(source), TARGET);

    Set<List<Float>> inputs = new HashSet<>();
    inputs.add(values(RIGHT, source));
    for (Variant single : singles) {
      assertThat(inputs.add(values(single.recipe(), source))).as(single.text()).isTrue();
    }
    assertThat(singles).hasSizeGreaterThan(70);
    assertThat(singles).extracting(Variant::family).containsAll(List.of(0, 1, 2, 3, 4, 5, 6, 7));
  }

  @Test
  void an_image_of_the_right_size_has_no_mistakes_of_resizing() {
    List<Variant> singles = Mistakes.singles(RIGHT, List.of(noise(12, 8)), TARGET);

    assertThat(singles)
        .extracting(single -> single.causes().get(0))
        .doesNotContain("resize-filter");
  }

  @Test
  void a_mistake_that_shows_on_one_of_several_images_is_tried() {
    List<Source> images = List.of(noise(24, 16), noise(31, 17));

    assertThat(Mistakes.singles(RIGHT, images, TARGET))
        .extracting(single -> single.causes().get(0))
        .contains("fit");
  }

  @Test
  void two_mistakes_are_of_different_families_and_the_likeliest_come_first() {
    List<Variant> singles = Mistakes.singles(RIGHT, List.of(noise(31, 17)), TARGET);

    List<Variant> pairs = Mistakes.pairs(singles);

    assertThat(pairs).hasSizeGreaterThan(1000).allMatch(pair -> pair.causes().size() == 2);
    assertThat(pairs).isSortedAccordingTo((a, b) -> Integer.compare(a.rank(), b.rank()));
    assertThat(pairs)
        .filteredOn(pair -> pair.causes().equals(List.of("channel-order", "scale-missing")))
        .isNotEmpty();
  }

  private static List<Float> values(Recipe recipe, Source source) {
    Tensor tensor = recipe.apply(source, TARGET).orElseThrow();
    List<Float> values = new java.util.ArrayList<>();
    for (float value : tensor.toFloats()) {
      values.add(value);
    }
    return values;
  }
}
