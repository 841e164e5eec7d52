package io.github.mnnparity.mnn.convert;

import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import io.github.mnnparity.mnn.convert.ConversionRecord.HashedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** SHA-256 of files, and of a candidate without the random id that each conversion gives it. */
final class FileHashes {
  private static final int UUID_SLOT = 11;

  private FileHashes() {}

  static HashedFile of(Path file) throws IOException {
    return new HashedFile(
        file.getFileName().toString(),
        Files.size(file),
        MoreFiles.asByteSource(file).hash(Hashing.sha256()).toString());
  }

  static String withoutId(Path candidate) throws IOException {
    byte[] bytes = Files.readAllBytes(candidate);
    zeroId(bytes);
    return Hashing.sha256().hashBytes(bytes).toString();
  }

  /** Follows root, vtable and string offset; a file where they lead astray is left as it is. */
  static void zeroId(byte[] bytes) {
    ByteBuffer data = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    try {
      int net = data.getInt(0);
      int vtable = net - data.getInt(net);
      int entry = 4 + 2 * UUID_SLOT;
      if (entry + 2 > Short.toUnsignedInt(data.getShort(vtable))) {
        return;
      }
      int offset = Short.toUnsignedInt(data.getShort(vtable + entry));
      if (offset == 0) {
        return;
      }
      int string = net + offset + data.getInt(net + offset);
      int size = data.getInt(string);
      if (size > 0 && size <= 64 && string + 4 + size <= bytes.length) {
        java.util.Arrays.fill(bytes, string + 4, string + 4 + size, (byte) 0);
      }
    } catch (IndexOutOfBoundsException e) {
      System.getLogger(FileHashes.class.getName())
          .log(System.Logger.Level.DEBUG, "no id found in the candidate", e);
    }
  }
}
