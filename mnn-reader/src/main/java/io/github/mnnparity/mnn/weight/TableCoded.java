package io.github.mnnparity.mnn.weight;

import java.nio.ByteBuffer;

/** Type 1: every weight is an index, of as few bits as will do, into a table of integers. */
final class TableCoded implements WeightEncoding {
  @Override
  public boolean reads(StoredWeights stored) {
    return stored.type() == 1;
  }

  @Override
  public DecodedWeights decode(StoredWeights stored) {
    ByteBuffer bytes = stored.bytes();
    CodeHeader header = new CodeHeader(stored, bytes);
    int count = header.count();
    byte[] table = header.table();
    int bits = CodeHeader.bits(table.length);
    BitReader stream = header.stream(count, bits, "indexes");
    return new Dequantizer(stored, count)
        .dequantize(() -> header.value(table, stream.next(bits)), bits);
  }
}
