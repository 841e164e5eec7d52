package io.github.mnnparity.mnn.weight;

/** One way of storing weights. */
interface WeightEncoding {
  /** Whether {@code stored} is in this encoding. */
  boolean reads(StoredWeights stored);

  /**
   * The weights as float32, in the order of the file.
   *
   * @throws io.github.mnnparity.core.error.MalformedModelException if the bytes break the encoding
   */
  DecodedWeights decode(StoredWeights stored);
}
