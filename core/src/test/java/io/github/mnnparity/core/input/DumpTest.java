package io.github.mnnparity.core.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mnnparity.core.error.BadInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class DumpTest {
  @TempDir private Path folder;

  @Test
  void numbers_of_a_text_may_stand_between_anything_usual() throws IOException {
    Path file = Files.writeString(folder.resolve("out.txt"), "[[0.5, -1e-3]\n [nan, inf]]\n 7;8\n");

    assertThat(Dump.read(file).get("").tensor().toFloats())
        .containsExactly(0.5f, -1e-3f, Float.NaN, Float.POSITIVE_INFINITY, 7, 8);
  }

  @Test
  void few_digits_are_known_to_lose_something() throws IOException {
    Path coarse = Files.writeString(folder.resolve("coarse.txt"), "0.50 0.25");
    Path exact = Files.writeString(folder.resolve("exact.txt"), "0.500000001 0.250000001");

    assertThat(Dump.read(coarse).get("").rounding()).isBetween(0.005, 0.01);
    assertThat(Dump.read(exact).get("").rounding()).isZero();
  }

  @Test
  void bytes_without_a_header_are_floats() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putFloat(1.5f).putFloat(-2);
    Path file = Files.write(folder.resolve("out.bin"), bytes.array());

    assertThat(Dump.read(file).get("").tensor().toFloats()).containsExactly(1.5f, -2);
  }

  @Test
  void what_holds_no_numbers_is_refused() throws IOException {
    Path words = Files.writeString(folder.resolve("out.txt"), "1 2 three");
    Path odd = Files.write(folder.resolve("out.bin"), new byte[] {0, 1, 2, 3, 4});

    assertThatThrownBy(() -> Dump.read(words))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("'three'");
    assertThatThrownBy(() -> Dump.read(odd)).isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> Dump.read(folder.resolve("none")))
        .isInstanceOf(BadInputException.class);
  }
}
