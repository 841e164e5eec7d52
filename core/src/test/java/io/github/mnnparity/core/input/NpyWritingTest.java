package io.github.mnnparity.core.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NpyWritingTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(
      value = DType.class,
      names = {
        "FLOAT32", "FLOAT64", "FLOAT16", "INT64", "INT32", "INT16", "INT8", "UINT64", "UINT32",
        "UINT16", "UINT8", "BOOL"
      })
  void what_is_written_is_read_back_bit_by_bit(DType dtype) {
    Tensor tensor = Tensor.ofLongs(Shape.of(2, 3), 1, 0, 1, 1, 0, 1).cast(dtype);
    Path file = folder.resolve("a.npy");

    NumpyFiles.writeArray(tensor, file);

    assertThat(NumpyFiles.readArray(file).bitEquals(tensor)).isTrue();
  }

  @Test
  void scalars_and_empty_arrays_keep_their_shape() {
    for (Tensor tensor :
        new Tensor[] {Tensor.ofFloats(Shape.of(), 2), Tensor.ofFloats(Shape.of(0, 3))}) {
      Path file = folder.resolve("s.npy");

      NumpyFiles.writeArray(tensor, file);

      assertThat(NumpyFiles.readArray(file).bitEquals(tensor)).isTrue();
    }
  }
}
