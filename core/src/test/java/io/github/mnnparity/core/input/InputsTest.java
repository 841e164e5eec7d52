package io.github.mnnparity.core.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class InputsTest {
  @TempDir Path folder;

  @Test
  void raw_data_must_have_the_size_of_its_shape() throws IOException {
    Path file = Files.write(folder.resolve("raw"), new byte[] {0, 0, (byte) 0x80, 0x3f});

    assertThat(Inputs.readRaw(file, DType.FLOAT32, Shape.of(1)).toFloats()).containsExactly(1);
    assertThatThrownBy(() -> Inputs.readRaw(file, DType.FLOAT32, Shape.of(2)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("expected: 8 bytes (FLOAT32 2)\n  found:    4 bytes");
    assertThatThrownBy(() -> Inputs.readRaw(folder, DType.FLOAT32, Shape.of(2)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("a folder or device");
  }
}
