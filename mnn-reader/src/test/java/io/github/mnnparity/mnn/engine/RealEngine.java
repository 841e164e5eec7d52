package io.github.mnnparity.mnn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.mnnparity.core.capture.EngineProvider.EngineOptions;
import io.github.mnnparity.core.error.EngineException;
import io.github.mnnparity.mnn.convert.Converter;
import io.github.mnnparity.mnn.setup.PinnedWheels;
import io.github.mnnparity.mnn.setup.PythonEnvironment;
import io.github.mnnparity.mnn.setup.PythonSetup;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

/** What the tests with the real engine start from: MNN installed, models fetched and converted. */
final class RealEngine {
  private static final PythonSetup SETUP = PythonSetup.ofUser();

  private RealEngine() {}

  /** Skips the test where no Python is, except on CI. */
  static PythonEnvironment environment() {
    try {
      return SETUP.install(System.err::println);
    } catch (EngineException e) {
      if (e.problem().place().equals("Python") && !"true".equals(System.getenv("CI"))) {
        return abort("skipped, there is no Python: " + e.getMessage());
      }
      throw e;
    }
  }

  static Path models() {
    return new PinnedWheels(SETUP).fetch(PinnedWheels.DEMO, System.err::println);
  }

  static Path converted(Path onnx, Path folder, String... flags) {
    Path target = folder.resolve(onnx.getFileName().toString().replace(".onnx", ".mnn"));
    new Converter(environment(), Duration.ofMinutes(1), Files::isRegularFile)
        .convert(onnx, target, List.of(flags));
    return target;
  }

  /** Converts a model of the test resources. */
  static Path convertedResource(String name, Path folder) throws IOException {
    Path onnx = folder.resolve(name);
    try (InputStream in = RealEngine.class.getResourceAsStream(name)) {
      assertThat(in).as(name).isNotNull();
      Files.copy(in, onnx, StandardCopyOption.REPLACE_EXISTING);
    }
    return converted(onnx, folder);
  }

  static MnnEngine open(Path mnn, EngineOptions options) {
    return new MnnEngine(mnn, options, new Channel(environment()));
  }
}
