package io.github.mnnparity.core.capture;

import com.google.common.primitives.ImmutableDoubleArray;

/**
 * How a layer holds one of its tensors: {@code real = (q - zeroPoint) · scale}, q an integer in
 * {@code [min, max]}.
 *
 * @param value name of the value in every form of the graph
 * @param scales one for the whole tensor, or one for each channel (axis 1)
 */
public record QuantizedTensor(
    String value, ImmutableDoubleArray scales, double zeroPoint, double min, double max) {
  public QuantizedTensor {
    if (scales.isEmpty() || value.isEmpty()) {
      throw new IllegalArgumentException(
          "expected a value and its scales, found '" + value + "' and " + scales);
    }
  }

  /** The largest step between two neighbouring values. */
  public double step() {
    return scales.stream().map(Math::abs).max().orElse(0);
  }

  /** The smallest real value that the integers reach, by the largest scale. */
  public double lowest() {
    return (min - zeroPoint) * step();
  }

  /** The largest real value that the integers reach, by the largest scale. */
  public double highest() {
    return (max - zeroPoint) * step();
  }
}
