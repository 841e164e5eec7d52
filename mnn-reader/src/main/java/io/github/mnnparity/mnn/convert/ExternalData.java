package io.github.mnnparity.mnn.convert;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/** Finds the files that an ONNX model keeps its weights in, by their {@code location} entries. */
final class ExternalData {
  /** Key and value tags of the entry: field 1, 8 bytes, {@code location}, field 2. */
  private static final byte[] ENTRY = "\n\blocation\u0012".getBytes(StandardCharsets.ISO_8859_1);

  private ExternalData() {}

  /** Files that exist, in the model's folder or below it, in the order of their first mention. */
  static Set<Path> of(Path onnx) throws IOException {
    Set<Path> files = new LinkedHashSet<>();
    Path folder = onnx.toAbsolutePath().normalize().getParent();
    try (FileChannel channel = FileChannel.open(onnx)) {
      long size = Math.min(channel.size(), Integer.MAX_VALUE);
      ByteBuffer data = channel.map(FileChannel.MapMode.READ_ONLY, 0, size);
      int last = data.limit() - ENTRY.length - 2;
      for (int at = 0; at < last; at++) {
        if (data.get(at) == ENTRY[0] && startsAt(data, at)) {
          add(files, folder, text(data, at + ENTRY.length));
        }
      }
    }
    return files;
  }

  private static boolean startsAt(ByteBuffer data, int at) {
    for (int i = 1; i < ENTRY.length; i++) {
      if (data.get(at + i) != ENTRY[i]) {
        return false;
      }
    }
    return true;
  }

  /** A string behind its length; lengths of more than two bytes are no file names. */
  private static String text(ByteBuffer data, int at) {
    int size = data.get(at);
    int start = at + 1;
    if (size < 0) {
      size = (size & 0x7f) | (data.get(start) << 7);
      start++;
    }
    if (size <= 0 || size > data.limit() - start) {
      return "";
    }
    byte[] bytes = new byte[size];
    data.get(start, bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static void add(Set<Path> files, Path folder, String name) {
    try {
      Path file = folder.resolve(name).normalize();
      if (!name.isEmpty() && file.startsWith(folder) && Files.isRegularFile(file)) {
        files.add(file);
      }
    } catch (InvalidPathException e) {
      System.getLogger(ExternalData.class.getName())
          .log(System.Logger.Level.DEBUG, "a location that is no path", e);
    }
  }
}
