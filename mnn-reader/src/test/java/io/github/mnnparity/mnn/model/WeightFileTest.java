package io.github.mnnparity.mnn.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.MalformedModelException;
import io.github.mnnparity.mnn.schema.Convolution2D;
import io.github.mnnparity.mnn.weight.Weights;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WeightFileTest {
  @TempDir Path parent;

  private Path folder;

  @BeforeEach
  void make_the_folder() throws IOException {
    folder = Files.createDirectories(parent.resolve("model"));
  }

  private void weights(Path file, float... values) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      bytes.putFloat(value);
    }
    Files.createDirectories(file.getParent());
    Files.write(file, bytes.array());
  }

  private float[] read(String path, String external) throws IOException {
    Path file = folder.resolve("m.mnn");
    NetFile net = new NetFile().input("x", "[1,1,8,8]").weightFile(path);
    net.op("Convolution", "c", "Convolution2D", "external=" + external, List.of("x"), List.of("c"));
    Files.write(file, net.bytes());
    MnnModel model = MnnModel.read(file);
    MnnOp op = model.graph().ops().get(1);
    return Weights.of(model, op, op.parameter(new Convolution2D()))
        .orElseThrow()
        .values()
        .toFloats();
  }

  @Test
  void pieces_follow_each_other_from_the_offset_on() throws IOException {
    weights(folder.resolve("m.mnn.weight"), 9, 1, 2, 3);

    assertThat(read("", "[4,8,4]")).containsExactly(1, 2);
  }

  @Test
  void an_op_may_name_a_file_in_a_folder_of_the_models_own() throws IOException {
    weights(folder.resolve("parts").resolve("w.bin"), 1, 2);

    assertThat(read("parts/w.bin", "[0,8,0]")).containsExactly(1, 2);
  }

  @Test
  void a_missing_file_is_named_with_op_and_field() {
    assertThatThrownBy(() -> read("", "[0,8,0]"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("op 'c' (Convolution), field external")
        .hasMessageContaining("m.mnn.weight")
        .hasMessageContaining("copy the .weight file beside the model");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[0,20,0]",
        "[12,8,0]",
        "[-4,8,0]",
        "[9223372036854775807,8,0]",
        "[0,9223372036854775807,0]",
        "[0,-8,0]"
      })
  void a_piece_that_is_not_inside_the_file_is_a_fault_of_the_field(String external)
      throws IOException {
    weights(folder.resolve("m.mnn.weight"), 1, 2, 3, 4);

    assertThatThrownBy(() -> read("", external))
        .isInstanceOf(MalformedModelException.class)
        .hasMessageContaining("op 'c' (Convolution), field external")
        .hasMessageContaining("16 bytes in m.mnn.weight");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../w.bin", "parts/../../w.bin", "/etc/hostname", ".", "w\u0000.bin"})
  void a_path_out_of_the_models_folder_is_a_fault_of_the_field(String path) throws IOException {
    weights(parent.resolve("w.bin"), 1, 2);

    assertThatThrownBy(() -> read(path, "[0,8,0]"))
        .isInstanceOf(MalformedModelException.class)
        .hasMessageContaining("op 'c' (Convolution), field externalPath")
        .hasMessageContaining("a file inside the model's folder");
  }

  @Test
  void a_link_out_of_the_models_folder_is_not_followed() throws IOException {
    weights(parent.resolve("w.bin"), 1, 2);
    Files.createSymbolicLink(folder.resolve("m.mnn.weight"), parent.resolve("w.bin"));

    assertThatThrownBy(() -> read("", "[0,8,0]"))
        .isInstanceOf(MalformedModelException.class)
        .hasMessageContaining("field externalPath");
  }
}
