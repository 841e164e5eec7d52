package io.github.mnnparity.mnn.weight;

import java.nio.ByteBuffer;

/**
 * Type 2: only weights that are not zero are listed, as the step to their position and a table
 * index. All others hold the integer that stands for zero.
 */
final class SparseTableCoded implements WeightEncoding {
  @Override
  public boolean reads(StoredWeights stored) {
    return stored.type() == 2;
  }

  @Override
  public DecodedWeights decode(StoredWeights stored) {
    ByteBuffer bytes = stored.bytes();
    CodeHeader header = new CodeHeader(stored, bytes);
    int count = header.count();
    long listed = header.unsignedInt("the number of listed weights");
    int stepBits = header.octet("the bits of a step");
    if (listed > count || stepBits > 31) {
      throw stored.malformed(
          "buffer",
          "at most " + count + " listed weights with steps of at most 31 bits",
          listed + " listed weights, " + stepBits + " bits");
    }
    BitReader gaps = header.stream(listed, stepBits, "steps");
    byte[] table = header.table();
    int bits = CodeHeader.bits(table.length);
    BitReader indexes = header.stream(listed, bits, "indexes");
    Dequantizer.Sparse weights = new Dequantizer(stored, count).sparse();
    long position = 0;
    for (int i = 0; i < listed; i++) {
      position += gaps.next(stepBits);
      if (position >= count) {
        throw stored.malformed("buffer", "positions below " + count, "position " + position);
      }
      weights.put((int) position, header.value(table, indexes.next(bits)));
    }
    return weights.weights(bits);
  }
}
