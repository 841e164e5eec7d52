package io.github.mnnparity.testing;

import static io.github.mnnparity.testing.ParityAssertions.assertThat;
import static io.github.mnnparity.testing.ParityAssertions.assertThatThrownBy;

import io.github.mnnparity.core.CompareOptions.EngineChoice;
import io.github.mnnparity.core.ModelPair;
import io.github.mnnparity.core.Parity;
import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.input.NumpyFiles;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ModelPairTest {
  private static final Path MODELS = Path.of("../examples/models");
  private static final Tensor IMAGE =
      Tensor.ofFloats(Shape.of(1, 3, 32, 32), new float[3 * 32 * 32]);

  @TempDir private Path folder;

  @Test
  void a_pair_may_be_compared_again() {
    ModelPair pair =
        pair().input("image", IMAGE).shape("image", 1, 3, 32, 32).shape("image", 1, 3, 32, 32);

    assertThat(pair.compare()).agrees();
    assertThat(pair.seed(7).compare()).agrees().layer("block.conv").agrees();
  }

  @Test
  void an_input_is_given_by_tensor_or_by_file() {
    Path file = folder.resolve("image.npy");
    NumpyFiles.writeArray(IMAGE, file);

    assertThat(pair().input(file).compare()).agrees();
    assertThatThrownBy(() -> pair().input("image", IMAGE).input("image", file).compare())
        .isInstanceOf(BadInputException.class)
        .hasMessageContainingAll("input 'image'", "a tensor and a file");
  }

  @Test
  void a_name_that_the_model_does_not_have_is_told_before_anything_runs() {
    assertThatThrownBy(() -> pair().input("imgae", IMAGE).compare())
        .isInstanceOf(BadInputException.class)
        .hasMessageContainingAll("input 'imgae'", "image");
    assertThatThrownBy(() -> pair().shape("imgae", 1, 3, 32, 32).compare())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("input 'imgae'");
  }

  private static ModelPair pair() {
    return Parity.between(MODELS.resolve("small.onnx"), MODELS.resolve("small.mnn"))
        .engine(EngineChoice.LIFTED);
  }
}
