package io.github.mnnparity.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.MalformedModelException;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;

/** Recognizing and reading ONNX files: every byte of a file is untrusted. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OnnxFileFuzzTest {
  /** A few kilobytes take milliseconds; the first file also loads and instruments all classes. */
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private static final long MOST_BYTES = 64L << 20;

  private static final Path FILE = inFolderOfItsOwn();

  private static Path inFolderOfItsOwn() {
    try {
      return Files.createTempDirectory("fuzz").resolve("fuzz.onnx");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @FuzzTest(maxDuration = "60s")
  void any_bytes_are_a_model_or_a_described_fault(byte[] bytes) throws IOException {
    Files.write(FILE, bytes);
    long start = System.nanoTime();
    try {
      OnnxReader reader = new OnnxReader();
      reader.recognizes(FILE);
      Graph graph = reader.read(FILE).graph();
      long held = graph.initializers().values().stream().mapToLong(Tensor::byteSize).sum();
      assertThat(held).isLessThan(MOST_BYTES);
    } catch (MalformedModelException | BadInputException e) {
      assertThat(e.problem().place()).contains("fuzz.onnx");
      assertThat(e.problem().expected()).isNotBlank();
      assertThat(e.problem().found()).isNotBlank();
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .as(() -> HexFormat.of().formatHex(bytes))
        .isLessThan(LONGEST);
  }
}
