package io.github.mnnparity.mnn.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/**
 * Recognizes a {@code Net} at the root of a file that has no magic number, by the form of its
 * vtable.
 */
final class RootProbe {
  private static final int NET_SLOTS = 12;
  private static final int OPLISTS = 3;
  private static final int TENSOR_NAME = 7;

  private RootProbe() {}

  static boolean looksLikeNet(FileChannel channel) throws IOException {
    long size = channel.size();
    long root = u32(channel, 0, size);
    if (root < 4 || root + 4 > size) {
      return false;
    }
    long vtable = root - (int) u32(channel, root, size);
    if (vtable < 4 || vtable + 4 > size) {
      return false;
    }
    int sizes = (int) u32(channel, vtable, size);
    int vtableSize = sizes & 0xffff;
    int tableSize = sizes >>> 16;
    if (vtableSize % 2 != 0
        || vtableSize < 4 + 2 * (TENSOR_NAME + 1)
        || vtableSize > 4 + 2 * (NET_SLOTS + 20)
        || vtable + vtableSize > size
        || tableSize < 8
        || root + tableSize > size) {
      return false;
    }
    for (int slot = 0; slot < (vtableSize - 4) / 2; slot++) {
      int offset = (int) u32(channel, vtable + 4 + 2L * slot, size) & 0xffff;
      boolean wanted = slot == OPLISTS || slot == TENSOR_NAME;
      if (offset == 0 ? wanted : offset < 4 || offset >= tableSize) {
        return false;
      }
      if (wanted) {
        long field = root + offset;
        long vector = field + u32(channel, field, size);
        long count = u32(channel, vector, size);
        if (vector <= field || count < 1 || vector + 4 + 4 * count > size) {
          return false;
        }
      }
    }
    return true;
  }

  /** The little-endian number there; -1 where the file is too short. */
  private static long u32(FileChannel channel, long position, long size) throws IOException {
    if (position < 0 || position + 2 > size) {
      return -1;
    }
    ByteBuffer bytes = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining() && channel.read(bytes, position + bytes.position()) >= 0) {
      // Short reads go on; at the end of the file the rest stays 0.
    }
    return Integer.toUnsignedLong(bytes.getInt(0));
  }
}
