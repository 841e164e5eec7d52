package io.github.mnnparity.mnn.weight;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Reads the parts that table-coded buffers begin with: dimensions, and the table of values. */
final class CodeHeader {
  private final StoredWeights stored;
  private final ByteBuffer bytes;

  CodeHeader(StoredWeights stored, ByteBuffer bytes) {
    this.stored = stored;
    this.bytes = bytes;
  }

  /** The product of the dimensions. */
  int count() {
    need(1, "dimensions");
    int rank = bytes.get() & 0xff;
    int width = stored.facts().wideShape() ? 4 : 2;
    need((long) rank * width, "dimensions");
    long count = 1;
    for (int i = 0; i < rank; i++) {
      long dim = width == 4 ? Integer.toUnsignedLong(bytes.getInt()) : bytes.getShort() & 0xffff;
      if (dim == 0 || count > Integer.MAX_VALUE / dim) {
        throw stored.malformed(
            "buffer", "dimensions of fewer than 2^31 weights", "dimension " + dim);
      }
      count *= dim;
    }
    return stored.count(count, bytes.limit());
  }

  /** The values that indexes stand for, ascending. */
  byte[] table() {
    need(1, "table");
    int size = bytes.get() & 0xff;
    byte[] table = new byte[size == 0 ? 256 : size];
    need(table.length, "table");
    bytes.get(table);
    Arrays.sort(table);
    return table;
  }

  /** Bits of an index into a table of {@code size} values. */
  static int bits(int size) {
    return Math.max(1, 32 - Integer.numberOfLeadingZeros(size - 1));
  }

  long unsignedInt(String what) {
    need(4, what);
    return Integer.toUnsignedLong(bytes.getInt());
  }

  int octet(String what) {
    need(1, what);
    return bytes.get() & 0xff;
  }

  /** The stream of {@code count} numbers that starts here; moves behind it. */
  BitReader stream(long count, int bits, String what) {
    long size = BitReader.bytes(count, bits);
    need(size, what);
    BitReader reader = new BitReader(bytes.duplicate());
    bytes.position(bytes.position() + (int) size);
    return reader;
  }

  byte value(byte[] table, int index) {
    if (index >= table.length) {
      throw stored.malformed(
          "buffer", "indexes below the table size " + table.length, Integer.toString(index));
    }
    return table[index];
  }

  private void need(long size, String what) {
    if (size > bytes.remaining()) {
      throw stored.malformed(
          "buffer",
          size + " bytes of " + what,
          bytes.remaining() + " bytes before the buffer ends");
    }
  }
}
