package io.github.mnnparity.core.io;

import io.github.mnnparity.core.error.EngineException;
import io.github.mnnparity.core.error.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Memory for what is computed from large tensors: on the heap while it is small, beyond that in
 * temporary files that are mapped into memory and vanish with the last reference to them, so that
 * the system can write them out when memory is short. Stateless, thread-safe.
 */
public final class ScratchMemory {
  /** Blocks up to this size are on the heap. */
  public static final long MOST_ON_HEAP = 1L << 20;

  private ScratchMemory() {}

  /**
   * A block of zeros, little-endian, position 0.
   *
   * @param bytes at most 2^31 - 1
   * @throws EngineException if the temporary folder has no room
   */
  public static ByteBuffer allocate(long bytes) {
    return bytes <= MOST_ON_HEAP
        ? ByteBuffer.allocate(Math.toIntExact(bytes)).order(ByteOrder.LITTLE_ENDIAN)
        : mapped(bytes);
  }

  /** A block of zeros in a temporary file, whatever its size; else as {@link #allocate}. */
  public static ByteBuffer mapped(long bytes) {
    Path file = null;
    try {
      file = Files.createTempFile("mnn-parity-", ".values");
      file.toFile().deleteOnExit();
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
        return channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes).order(ByteOrder.LITTLE_ENDIAN);
      }
    } catch (IOException e) {
      throw new EngineException(
          new Problem(
              "temporary folder " + System.getProperty("java.io.tmpdir"),
              bytes + " bytes of room for values",
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
      // Where mapped files cannot be deleted (Windows), deleteOnExit does it.
      file.toFile().deleteOnExit();
    }
  }
}
