package io.github.mnnparity.report.payload;

import io.github.mnnparity.core.report.JsonText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Bytes as gzip in base64. */
final class Packed {
  private Packed() {}

  static String json(Map<String, Object> json) {
    return text(JsonText.of(json).getBytes(StandardCharsets.UTF_8));
  }

  static String text(byte[] bytes) {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Base64.getEncoder().encodeToString(packed.toByteArray());
  }
}
