package io.github.mnnparity.mnn.weight;

import com.google.common.primitives.ImmutableDoubleArray;
import io.github.mnnparity.core.graph.WeightCoding;
import io.github.mnnparity.core.io.ScratchMemory;
import io.github.mnnparity.core.tensor.Half;
import java.nio.ByteBuffer;

/** Type 3: IEEE binary16, no header. */
final class HalfFloat implements WeightEncoding {
  static final WeightCoding CODING =
      new WeightCoding("float16", WeightCoding.Kind.FLOAT16, 16, ImmutableDoubleArray.of(), 0);

  @Override
  public boolean reads(StoredWeights stored) {
    return stored.type() == 3;
  }

  @Override
  public DecodedWeights decode(StoredWeights stored) {
    if (stored.bytes().remaining() % 2 != 0) {
      throw stored.malformed(
          "buffer", "a whole number of float16", stored.bytes().remaining() + " bytes");
    }
    return decode(stored.bytes());
  }

  static DecodedWeights decode(ByteBuffer bytes) {
    ByteBuffer values = ScratchMemory.allocate(2L * bytes.remaining());
    for (int at = bytes.position(); at < bytes.limit(); at += 2) {
      values.putFloat(Half.fromFloat16(bytes.getShort(at)));
    }
    return DecodedWeights.coded(values.flip(), CODING);
  }
}
