package io.github.mnnparity.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MnnTestFolderTest {
  @TempDir Path folder;

  private MnnTestFolder described(String json) throws IOException {
    Files.writeString(folder.resolve("input.json"), json);
    return MnnTestFolder.open(folder);
  }

  /** As numpy.savetxt writes, which MNN's script uses: 18 digits, whatever the type. */
  @Test
  void what_MNNs_script_writes_is_read() throws Exception {
    Files.createDirectory(folder.resolve("a"));
    Files.writeString(
        folder.resolve("a/ids.txt"), "1.000000000000000000e+00\n-7.000000000000000000e+00\n");
    Files.writeString(
        folder.resolve("x.txt"),
        "1.000000014901161194e-01\nnan\n-inf\n-0.000000000000000000e+00\n");
    Files.writeString(folder.resolve("0.txt"), "5.000000000000000000e-01\n");

    MnnTestFolder read =
        described(
            """
            {"inputs": [{"name": "a/ids", "shape": [2]}, {"name": "x", "shape": [null, 2]}],
             "outputs": ["y"]}
            """);

    assertThat(read.input("a/ids", DType.INT64, Optional.empty()).toLongs()).containsExactly(1, -7);
    assertThat(read.input("x", DType.FLOAT32, Optional.of(Shape.of(2, 2))).toFloats())
        .containsExactly(0.1f, Float.NaN, Float.NEGATIVE_INFINITY, -0.0f);
    assertThat(read.output("y", DType.FLOAT32, Shape.of(1)).orElseThrow().toFloats())
        .containsExactly(0.5f);
  }

  @Test
  void one_value_can_stand_for_a_whole_input() throws Exception {
    MnnTestFolder read =
        described("{\"inputs\": [{\"name\": \"x\", \"shape\": [2, 1], \"value\": 3}]}");

    assertThat(read.input("x", DType.INT32, Optional.empty()))
        .satisfies(tensor -> assertThat(tensor.toLongs()).containsExactly(3, 3))
        .hasToString("INT32 2x1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../outside", "a/../../outside", "/../outside", ".."})
  void no_name_leads_out_of_the_folder(String name) throws Exception {
    Files.writeString(folder.resolveSibling("outside.txt"), "1\n");
    MnnTestFolder read = described("{\"inputs\": [{\"name\": \"" + name + "\", \"shape\": [1]}]}");

    if (name.equals("..")) {
      assertThatThrownBy(() -> read.input(name, DType.FLOAT32, Optional.empty()))
          .hasMessageContaining("no such file");
      return;
    }
    assertThatThrownBy(() -> read.input(name, DType.FLOAT32, Optional.empty()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("names of files within the folder");
    Path target = folder.resolve("new");
    Tensor one = Tensor.ofFloats(Shape.of(1), 1);
    assertThatThrownBy(() -> MnnTestFolder.write(target, Map.of(name, one), Map.of()))
        .isInstanceOf(BadInputException.class);
    assertThat(MnnTestFolder.isOne(target)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          1 2     | 2 numbers
          1 2 3 4 | more of them
          1 2 x   | 'x' in line 1
          1 2 3.5 | '3.5' in line 1
          """)
  void a_file_of_other_values_is_refused(String text, String found) throws Exception {
    Files.writeString(folder.resolve("x.txt"), text);
    MnnTestFolder read = described("{\"inputs\": [{\"name\": \"x\", \"shape\": [3]}]}");

    assertThatThrownBy(() -> read.input("x", DType.INT64, Optional.empty()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("found:    " + found);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"inputs": [                                        | Unexpected end-of-input
          {}                                                  | none
          {"inputs": [{"shape": [1]}]}                        | none
          {"inputs": [{"name": 5}]}                           | 5
          {"inputs": [{"name": "x", "shape": [1.5]}]}         | 1.5
          {"inputs": [{"name": "x"}], "outputs": [{}]}        | {}
          """)
  void a_description_that_MNN_could_not_read_is_refused(String json, String found) {
    assertThatThrownBy(() -> described(json))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("found:    " + found);
  }

  @Test
  void a_shape_that_no_memory_holds_is_refused_before_it_is_made() throws Exception {
    MnnTestFolder read =
        described(
            "{\"inputs\": [{\"name\": \"x\", \"value\": 1, \"shape\": [2000000000, 2000000000,"
                + " 2000000000]}]}");

    assertThatThrownBy(() -> read.input("x", DType.FLOAT32, Optional.empty()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("less than 2 GiB");
  }

  @Test
  void a_folder_of_something_else_is_not_written_into() throws Exception {
    Path other = Files.createDirectory(folder.resolve("photos"));
    Files.writeString(other.resolve("a.txt"), "mine");

    assertThatThrownBy(() -> MnnTestFolder.checkTarget(other))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("other files");
    assertThatThrownBy(() -> MnnTestFolder.checkTarget(folder.resolve("no/such")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("no such folder");
    assertThat(other.resolve("a.txt")).hasContent("mine");
  }

  @Test
  void what_MNN_cannot_read_is_known() {
    assertThat(MnnTestFolder.canBeRead(Tensor.ofFloats(Shape.of(2), 1, Float.NaN))).isFalse();
    assertThat(MnnTestFolder.canBeRead(Tensor.ofFloats(Shape.of(2), 1, -1e30f))).isTrue();
    assertThat(MnnTestFolder.canBeRead(Tensor.ofLongs(Shape.of(1), Long.MAX_VALUE))).isTrue();
  }
}
