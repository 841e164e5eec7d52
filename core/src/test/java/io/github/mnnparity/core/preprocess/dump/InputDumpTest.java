package io.github.mnnparity.core.preprocess.dump;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.image.Preprocessing;
import io.github.mnnparity.core.image.Raster;
import io.github.mnnparity.core.preprocess.Recipe;
import io.github.mnnparity.core.preprocess.Recipe.Source;
import io.github.mnnparity.core.preprocess.dump.InputDump.Match;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class InputDumpTest {
  private static final Shape TARGET = Shape.of(1, 3, 8, 12);
  private static final Recipe RIGHT =
      Recipe.right(Preprocessing.parse("resize=12x8,scale=1/255,mean=0.5,std=0.5"));
  private static final Source SOURCE = noise();

  private static Source noise() {
    Random random = new Random(1);
    float[] values = new float[3 * 31 * 17];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextInt(256);
    }
    return new Source(List.of(Raster.of(31, 17, values)));
  }

  private static Match best(String steps) {
    Tensor dump = Recipe.right(Preprocessing.parse(steps)).apply(SOURCE, TARGET).orElseThrow();
    return new InputDump(dump, TARGET, SOURCE).explained(RIGHT).get(0);
  }

  @Test
  void a_normalization_of_ones_own_is_measured() {
    Match match = best("resize=12x8,mean=120:110:100,std=60:61:62");

    assertThat(match.residual()).isLessThan(1e-6);
    assertThat(match.variant().parameters())
        .containsEntry("usedInPixels", "scale=1,mean=120:110:100,std=60:61:62");
  }

  @Test
  void a_normalization_that_has_a_name_is_called_by_it() {
    assertThat(best("resize=12x8,scale=1/255").variant().causes())
        .containsExactly("normalization-missing");
  }

  @Test
  void an_arrangement_and_a_normalization_are_told_apart() {
    Match match = best("resize=12x8:nearest,order=BGR,mean=99,std=55");

    assertThat(match.residual()).isGreaterThan(InputDump.SAME);
    Match two = best("resize=12x8,order=BGR,mean=99,std=55");
    assertThat(two.variant().causes()).containsExactly("channel-order", "other-normalization");
    assertThat(two.residual()).isLessThan(1e-6);
  }

  @Test
  void a_dump_of_another_size_matches_nothing() {
    Tensor dump = Tensor.ofFloats(Shape.of(5), 1, 2, 3, 4, 5);

    assertThat(new InputDump(dump, TARGET, SOURCE).residual(RIGHT)).isInfinite();
  }
}
