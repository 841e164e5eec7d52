package io.github.mnnparity.mnn.weight;

import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.nio.ByteBuffer;

/** Type 8: float32, as external weight files hold them. */
final class PlainFloat implements WeightEncoding {
  @Override
  public boolean reads(StoredWeights stored) {
    return stored.type() == 8;
  }

  @Override
  public DecodedWeights decode(StoredWeights stored) {
    ByteBuffer bytes = stored.bytes();
    if (bytes.remaining() % 4 != 0) {
      throw stored.malformed("buffer", "a whole number of float32", bytes.remaining() + " bytes");
    }
    return DecodedWeights.exact(Tensor.wrap(DType.FLOAT32, Shape.of(bytes.remaining() / 4), bytes));
  }
}
