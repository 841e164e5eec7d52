package io.github.mnnparity.mnn.weight;

import java.nio.ByteBuffer;

/** Numbers of 0 to 31 bits from a stream, the most significant bit of each byte first. */
final class BitReader {
  private final ByteBuffer bytes;
  private int at;
  private long pending;
  private int left;

  /** Reads from the position of {@code bytes} on. */
  BitReader(ByteBuffer bytes) {
    this.bytes = bytes;
    this.at = bytes.position();
  }

  int next(int bits) {
    while (left < bits) {
      pending = (pending << 8) | (bytes.get(at++) & 0xff);
      left += 8;
    }
    left -= bits;
    return (int) ((pending >>> left) & ((1L << bits) - 1));
  }

  /** Bytes that {@code count} numbers take. */
  static long bytes(long count, int bits) {
    return (Math.multiplyExact(count, bits) + 7) / 8;
  }
}
