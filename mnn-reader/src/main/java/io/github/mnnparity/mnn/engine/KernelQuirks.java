package io.github.mnnparity.mnn.engine;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mnnparity.core.capture.KernelQuirk;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The table of what MNN's kernels are known for; {@code quirks.json} beside this class. */
final class KernelQuirks {
  static final List<KernelQuirk> ALL = read();

  private KernelQuirks() {}

  private static List<KernelQuirk> read() {
    try (InputStream table = KernelQuirks.class.getResourceAsStream("quirks.json")) {
      return new ObjectMapper()
          .readValue(Objects.requireNonNull(table), new TypeReference<List<KernelQuirk>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
