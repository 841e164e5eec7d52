package io.github.mnnparity.onnx.read;

import io.github.mnnparity.onnx.proto.StringStringEntryProto;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Data that a model keeps in other files of its folder; memory-mapped. Not thread-safe. */
final class ExternalFiles {
  private final Origin origin;
  private final Map<Path, ByteBuffer> whole = new HashMap<>();

  ExternalFiles(Origin origin) {
    this.origin = origin;
  }

  /**
   * @param entries {@code location}, {@code offset} (absent: 0), {@code length} (absent: {@code
   *     bytes})
   * @param bytes that dtype and shape ask for
   */
  ByteBuffer map(List<StringStringEntryProto> entries, long bytes, String place) {
    Map<String, String> values = new HashMap<>();
    entries.forEach(entry -> values.put(entry.getKey(), entry.getValue()));
    String location = values.getOrDefault("location", "");
    Path file = confined(location, place);
    long offset = number(values, "offset", 0, place);
    long length = number(values, "length", bytes, place);
    if (length != bytes) {
      throw origin.malformed(place + ", external_data length", bytes + " bytes", length + "");
    }
    try {
      long size = Files.size(file);
      if (offset > size || bytes > size - offset) {
        throw origin.malformed(
            place,
            bytes + " bytes at offset " + offset + " of " + Origin.quote(location),
            "a file of " + size + " bytes");
      }
      return slice(file, size, offset, (int) bytes);
    } catch (IOException e) {
      throw origin.unusable(
          place,
          "external data in " + Origin.quote(location),
          e.getClass().getSimpleName() + ": " + e.getMessage(),
          "see to the file's permissions");
    }
  }

  private ByteBuffer slice(Path file, long size, long offset, int bytes) throws IOException {
    if (bytes == 0) {
      return ByteBuffer.allocate(0);
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      if (size > Integer.MAX_VALUE) {
        return channel.map(FileChannel.MapMode.READ_ONLY, offset, bytes);
      }
      ByteBuffer all = whole.get(file);
      if (all == null) {
        all = channel.map(FileChannel.MapMode.READ_ONLY, 0, size);
        whole.put(file, all);
      }
      return all.slice((int) offset, bytes);
    }
  }

  private Path confined(String location, String place) {
    Path folder = origin.file().toAbsolutePath().normalize().getParent();
    try {
      Path file = folder.resolve(location).normalize();
      if (location.isEmpty() || Path.of(location).isAbsolute() || !file.startsWith(folder)) {
        throw outside(location, place);
      }
      if (!Files.isRegularFile(file)) {
        throw origin.unusable(
            place,
            "external data in " + file,
            "no such file",
            "copy it there: the model is not whole without it");
      }
      if (!file.toRealPath().startsWith(folder.toRealPath())) {
        throw outside(location, place);
      }
      return file;
    } catch (InvalidPathException | IOException e) {
      throw outside(location, place);
    }
  }

  private RuntimeException outside(String location, String place) {
    return origin.malformed(
        place + ", external_data location",
        "a file inside the model's folder",
        Origin.quote(location));
  }

  private long number(Map<String, String> values, String key, long absent, String place) {
    String text = values.get(key);
    if (text == null) {
      return absent;
    }
    try {
      long value = Long.parseLong(text.trim());
      if (value >= 0) {
        return value;
      }
    } catch (NumberFormatException e) {
      // worded below, like a negative number
    }
    throw origin.malformed(
        place + ", external_data " + key, "a number of bytes", Origin.quote(text));
  }
}
