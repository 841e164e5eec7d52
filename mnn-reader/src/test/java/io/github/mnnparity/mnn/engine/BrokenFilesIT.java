package io.github.mnnparity.mnn.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.capture.Engine.Capture;
import io.github.mnnparity.core.capture.EngineProvider.EngineOptions;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BrokenFilesIT {
  private static final int FILES = Boolean.getBoolean("parity.full") ? 300 : 8;
  private static final Map<String, Tensor> INPUTS =
      Map.of("x", Tensor.ofFloats(Shape.of(1, 4, 8, 8), new float[256]));

  @TempDir Path folder;

  @Test
  void a_damaged_file_gives_values_or_a_failure_never_an_exception() throws IOException {
    byte[] whole = Files.readAllBytes(RealEngine.convertedResource("pool.onnx", folder));
    EngineOptions options = new EngineOptions(1, "high", Duration.ofSeconds(20), Optional.empty());
    Random random = new Random(7);
    int failures = 0;
    for (int i = 0; i < FILES; i++) {
      byte[] damaged = whole.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      Path file = Files.write(folder.resolve("damaged" + i + ".mnn"), damaged);
      try (MnnEngine engine = RealEngine.open(file, options)) {
        for (String view : engine.views()) {
          Capture capture = engine.capture(view, INPUTS, List.of("r", "p", "z"));
          failures += capture.failure().isPresent() ? 1 : 0;
          capture.failure().ifPresent(failure -> assertThat(failure.message()).isNotBlank());
        }
      }
    }
    assertThat(failures).isPositive();
  }
}
