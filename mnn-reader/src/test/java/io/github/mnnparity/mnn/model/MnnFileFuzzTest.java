package io.github.mnnparity.mnn.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.MalformedModelException;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.lift.registry.Lifters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;

/** Structure, weights and lifting of {@code .mnn} files: every byte of a file is untrusted. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MnnFileFuzzTest {
  /** A few kilobytes take milliseconds; the first file also loads and instruments all classes. */
  private static final Duration LONGEST = Duration.ofSeconds(60);

  /** Memory that values may take beside what the file itself holds. */
  private static final long MOST_BYTES = 64L << 20;

  private static final int WEIGHT_BYTES = 4096;

  private static final Path FILE = besideWeights();

  private static Path besideWeights() {
    try {
      Path folder = Files.createTempDirectory("fuzz");
      byte[] weights = new byte[WEIGHT_BYTES];
      for (int i = 0; i < weights.length; i++) {
        weights[i] = (byte) (i * 37);
      }
      Path file = folder.resolve("fuzz.mnn");
      Files.write(folder.resolve("fuzz.mnn.weight"), weights);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @FuzzTest(maxDuration = "60s")
  void any_bytes_are_a_model_or_a_described_fault(byte[] bytes) {
    long start = System.nanoTime();
    try {
      ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      Graph graph = Lifters.lift(MnnModel.of(FILE, file)).graph();
      long held = graph.initializers().values().stream().mapToLong(Tensor::byteSize).sum();
      assertThat(held).isLessThan(MOST_BYTES);
    } catch (MalformedModelException | BadInputException e) {
      assertThat(e.problem().place()).contains("fuzz.mnn");
      assertThat(e.problem().expected()).isNotBlank();
      assertThat(e.problem().found()).isNotBlank();
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .as(() -> HexFormat.of().formatHex(bytes))
        .isLessThan(LONGEST);
  }
}
