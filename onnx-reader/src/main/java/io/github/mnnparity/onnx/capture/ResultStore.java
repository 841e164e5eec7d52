package io.github.mnnparity.onnx.capture;

import io.github.mnnparity.core.error.EngineException;
import io.github.mnnparity.core.error.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps results on the heap up to a limit, then in memory-mapped temporary files that vanish with
 * the last reference to them. Not thread-safe.
 */
final class ResultStore {
  private final long mostOnHeap;
  private long onHeap;

  ResultStore(long mostOnHeap) {
    this.mostOnHeap = mostOnHeap;
  }

  /** The same bytes, in a place that lasts; {@code data} itself if it may stay on the heap. */
  ByteBuffer keep(ByteBuffer data) {
    if (data.remaining() <= mostOnHeap - onHeap) {
      onHeap += data.remaining();
      return data;
    }
    Path file = null;
    try {
      file = Files.createTempFile("mnn-parity-", ".values");
      file.toFile().deleteOnExit();
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
        ByteBuffer mapped = channel.map(FileChannel.MapMode.READ_WRITE, 0, data.remaining());
        mapped.put(data);
        return mapped.flip();
      }
    } catch (IOException e) {
      throw new EngineException(
          new Problem(
              "temporary folder " + System.getProperty("java.io.tmpdir"),
              data.remaining() + " bytes of room for captured values",
              e.getClass().getSimpleName() + ": " + e.getMessage(),
              "free some space, or choose another folder with -Djava.io.tmpdir"),
          e);
    } finally {
      if (file != null) {
        deleteQuietly(file);
      }
    }
  }

  private static void deleteQuietly(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      System.getLogger(ResultStore.class.getName())
          .log(System.Logger.Level.DEBUG, () -> "deleted at exit only: " + file, e);
    }
  }
}
