package io.github.mnnparity.mnn.worker;

import io.github.mnnparity.mnn.worker.Reply.Status;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The small file that a worker maps and writes its phase and op into; it outlives a crash. */
final class StatusFile {
  private static final int SIZE = 4096;

  private final Path file;

  private StatusFile(Path file) {
    this.file = file;
  }

  static StatusFile create(Path file) throws IOException {
    Files.write(file, new byte[SIZE]);
    return new StatusFile(file);
  }

  /** Never fails: what cannot be read is unknown. */
  Status read() {
    try {
      ByteBuffer data = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
      int size = data.remaining() < SIZE ? 0 : data.getInt();
      if (size <= 0 || size > data.remaining()) {
        return Status.UNKNOWN;
      }
      String text = new String(data.array(), 4, size, StandardCharsets.UTF_8);
      List<String> parts = List.of(text.split("\0", -1));
      return parts.size() == 3
          ? new Status(parts.get(0), parts.get(1), parts.get(2))
          : Status.UNKNOWN;
    } catch (IOException e) {
      return Status.UNKNOWN;
    }
  }
}
