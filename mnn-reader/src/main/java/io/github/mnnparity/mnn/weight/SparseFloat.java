package io.github.mnnparity.mnn.weight;

import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;

/** Positions and float values of the weights that are not zero; alpha holds the values. */
final class SparseFloat implements WeightEncoding {
  @Override
  public boolean reads(StoredWeights stored) {
    return !stored.index().isEmpty();
  }

  @Override
  public DecodedWeights decode(StoredWeights stored) {
    int listed = stored.index().length();
    int count = stored.count(stored.facts().weightSize(), 8L * listed);
    if (stored.alpha().size() < listed) {
      throw stored.malformed(
          "alpha", listed + " values, one for each index", Integer.toString(stored.alpha().size()));
    }
    float[] values = new float[count];
    for (int i = 0; i < listed; i++) {
      int position = stored.index().get(i);
      if (position < 0 || position >= count) {
        throw stored.malformed(
            "index", "positions below " + count, Integer.toUnsignedString(position));
      }
      values[position] = stored.alpha().at(i);
    }
    return DecodedWeights.exact(Tensor.ofFloats(Shape.of(count), values));
  }
}
