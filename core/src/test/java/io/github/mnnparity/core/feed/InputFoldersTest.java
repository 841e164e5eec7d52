package io.github.mnnparity.core.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mnnparity.core.error.BadInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class InputFoldersTest {
  @TempDir Path folder;

  @Test
  void each_file_of_a_folder_is_one_input_beside_those_that_stay() throws IOException {
    Path many = Files.createDirectory(folder.resolve("many"));
    array(many.resolve("b.npy"), 2);
    array(many.resolve("a.npy"), 1);
    Files.writeString(many.resolve(".hidden"), "");
    Path one = array(folder.resolve("one.npy"), 7);

    List<InputSet> sets = sets(new NamedFile("x", many), new NamedFile("y", one));

    assertThat(sets).extracting(InputSet::name).containsExactly("a.npy", "b.npy");
    assertThat(sets)
        .extracting(set -> set.tensors().get("x").doubleAt(0))
        .containsExactly(1.0, 2.0);
    assertThat(sets).allMatch(set -> set.tensors().get("y").doubleAt(0) == 7);
  }

  @Test
  void without_a_folder_there_is_one_set() {
    assertThat(sets()).singleElement().matches(set -> set.tensors().isEmpty());
  }

  @Test
  void folders_of_unequal_size_are_refused() throws IOException {
    Path two = Files.createDirectory(folder.resolve("two"));
    Path three = Files.createDirectory(folder.resolve("three"));
    for (int i = 0; i < 3; i++) {
      array(three.resolve(i + ".npy"), i);
      if (i < 2) {
        array(two.resolve(i + ".npy"), i);
      }
    }

    assertThatThrownBy(() -> sets(new NamedFile("x", two), new NamedFile("y", three)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("2 files, as in the folder of another input");
  }

  @Test
  void an_empty_folder_is_refused() {
    assertThatThrownBy(() -> sets(new NamedFile("x", folder)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("an empty folder");
  }

  private List<InputSet> sets(NamedFile... arguments) {
    return InputFolders.sets(new InputFiles(folder.resolve("model.onnx")), List.of(arguments));
  }

  /** One float as numpy.save writes it. */
  private static Path array(Path file, float value) throws IOException {
    String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (1,), }";
    byte[] text =
        (header + " ".repeat(117 - header.length()) + "\n").getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer bytes = ByteBuffer.allocate(10 + text.length + 4).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    bytes.putShort((short) text.length).put(text).putFloat(value);
    return Files.write(file, bytes.array());
  }
}
