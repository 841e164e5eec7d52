package io.github.mnnparity.testing.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The small model of the examples with the signs of some weights of {@code block.conv} turned. */
final class Broken {
  private static final Path MODELS = Path.of("../examples/models");
  private static final String WEIGHT = "block.conv.weight";
  private static final int VALUES = 600;

  private Broken() {}

  /** The path of a damaged copy of {@code small.mnn}. */
  static Path writtenTo(Path folder) {
    try {
      String onnx = text(MODELS.resolve("small.onnx"));
      // The name of the initializer, then one byte of tag and two of length, then its values.
      int from = onnx.lastIndexOf(WEIGHT) + WEIGHT.length() + 3;
      byte[] mnn = Files.readAllBytes(MODELS.resolve("small.mnn"));
      int place =
          new String(mnn, StandardCharsets.ISO_8859_1)
              .indexOf(onnx.substring(from, from + 4 * VALUES));
      if (place < 0) {
        throw new IllegalStateException("small.mnn does not hold the weights of small.onnx");
      }
      for (int i = 0; i < VALUES; i++) {
        mnn[place + 4 * i + 3] ^= (byte) 0x80;
      }
      return Files.write(folder.resolve("broken.mnn"), mnn);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }
}
