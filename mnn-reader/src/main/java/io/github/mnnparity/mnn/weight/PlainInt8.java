package io.github.mnnparity.mnn.weight;

import java.nio.ByteBuffer;

/** Type 4: one signed byte a weight. */
final class PlainInt8 implements WeightEncoding {
  @Override
  public boolean reads(StoredWeights stored) {
    return stored.type() == 4;
  }

  @Override
  public DecodedWeights decode(StoredWeights stored) {
    ByteBuffer bytes = stored.bytes();
    int count = stored.count(bytes.remaining(), bytes.remaining());
    return new Dequantizer(stored, count).dequantize(bytes::get, 8);
  }
}
