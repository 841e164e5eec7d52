package io.github.mnnparity.mnn.weight;

import java.nio.ByteBuffer;

/** Numbers of 1 to 31 bits from a stream, the most significant bit of each byte first. */
final class BitReader {
  private final ByteBuffer bytes;
  private final int start;
  private long bit;

  /** Reads from the position of {@code bytes} on. */
  BitReader(ByteBuffer bytes) {
    this.bytes = bytes;
    this.start = bytes.position();
  }

  int next(int bits) {
    int value = 0;
    for (int i = 0; i < bits; i++, bit++) {
      int octet = bytes.get(start + (int) (bit >>> 3));
      value = (value << 1) | ((octet >>> (7 - (int) (bit & 7))) & 1);
    }
    return value;
  }

  /** Bytes that {@code count} numbers take. */
  static long bytes(long count, int bits) {
    return (Math.multiplyExact(count, bits) + 7) / 8;
  }
}
