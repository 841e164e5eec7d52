package io.github.mnnparity.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.input.NumpyFiles;
import io.github.mnnparity.core.tensor.Tensor;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Held against what the libraries made of one image; see {@code make_fixtures.py}. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class ResizeFixtureTest {
  private static final Map<String, Tensor> ARRAYS =
      NumpyFiles.readArchive(Path.of("src", "test", "resources", "image", "resized.npz"));

  @ParameterizedTest
  @EnumSource
  void a_filter_gives_what_its_library_gives(Filter filter) {
    Raster image = raster(ARRAYS.get("image"));
    int cases = 0;

    for (String name : ARRAYS.keySet()) {
      String[] parts = name.split("_(?=\\d)");
      if (!parts[0].equals(filter.name())) {
        continue;
      }
      String[] size = parts[1].split("x");
      Raster resized = filter.resize(image, Integer.parseInt(size[0]), Integer.parseInt(size[1]));
      float[] wanted = ARRAYS.get(name).toFloats();
      int unequal = 0;
      double largest = 0;
      for (int i = 0; i < wanted.length; i++) {
        double apart = Math.abs(resized.raw()[i] - wanted[i]);
        unequal += apart > 0 ? 1 : 0;
        largest = Math.max(largest, apart);
      }
      assertThat(largest).as(name).isLessThanOrEqualTo(1);
      assertThat(unequal / (double) wanted.length).as(name).isLessThanOrEqualTo(ties(filter));
      cases++;
    }
    assertThat(cases).isEqualTo(5);
  }

  @Test
  void gray_is_what_OpenCV_makes_of_it() {
    Raster image = raster(ARRAYS.get("image"));
    Tensor gray = Preprocessing.DEFAULT.withOrder(ChannelOrder.GRAY).tensor(image, 1);

    assertThat(gray.toFloats()).containsExactly(ARRAYS.get("gray").toFloats());
  }

  /** Share of the values that may be one off: ties that vector code rounds the other way. */
  private static double ties(Filter filter) {
    return switch (filter) {
      case CUBIC -> 0.05;
      case ALIGN_CORNERS -> 0.01;
      default -> 0;
    };
  }

  private static Raster raster(Tensor pixels) {
    return Raster.of((int) pixels.shape().dim(1), (int) pixels.shape().dim(0), pixels.toFloats());
  }
}
