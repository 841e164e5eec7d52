package io.github.mnnparity.mnn.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ExternalDataTest {
  @TempDir Path folder;

  private Path model(String... locations) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write("some bytes before".getBytes(StandardCharsets.UTF_8));
    for (String location : locations) {
      bytes.write("\n\blocation\u0012".getBytes(StandardCharsets.ISO_8859_1));
      bytes.write(location.length());
      bytes.write(location.getBytes(StandardCharsets.UTF_8));
    }
    bytes.write("and after".getBytes(StandardCharsets.UTF_8));
    return Files.write(folder.resolve("model.onnx"), bytes.toByteArray());
  }

  @Test
  void each_file_that_the_model_names_is_found_once() throws IOException {
    Path weights = Files.writeString(folder.resolve("weights.bin"), "w");

    assertThat(ExternalData.of(model("weights.bin", "missing.bin", "weights.bin")))
        .containsExactly(weights);
  }

  @Test
  void a_location_outside_the_models_folder_is_not_followed() throws IOException {
    Files.writeString(folder.resolveSibling("outside-of-it.bin"), "w");

    assertThat(ExternalData.of(model("../outside-of-it.bin", "/etc/passwd"))).isEmpty();
    Files.delete(folder.resolveSibling("outside-of-it.bin"));
  }
}
