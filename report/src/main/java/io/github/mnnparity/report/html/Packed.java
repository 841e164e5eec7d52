package io.github.mnnparity.report.html;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Bytes as gzip in base64. */
final class Packed {
  private Packed() {}

  static String text(byte[] bytes) {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new Best(packed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Base64.getEncoder().encodeToString(packed.toByteArray());
  }

  private static final class Best extends GZIPOutputStream {
    Best(ByteArrayOutputStream target) throws IOException {
      super(target);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
