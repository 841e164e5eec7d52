package io.github.mnnparity.mnn.lift.quant;

import com.google.common.primitives.ImmutableDoubleArray;
import io.github.mnnparity.core.capture.QuantizedTensor;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.model.TensorQuant;

/**
 * The values that a quantized tensor can take: {@code (q - zero) · scale}, q an integer in {@code
 * [min, max]}.
 *
 * @param scales float32 numbers: one, or one for each channel (axis 1)
 */
public record Grid(ImmutableDoubleArray scales, float zero, float min, float max) {
  public Grid {
    if (scales.isEmpty()) {
      throw new IllegalArgumentException("expected at least one scale");
    }
  }

  static Grid of(TensorQuant quant) {
    return new Grid(ImmutableDoubleArray.of(quant.scale()), quant.zero(), quant.min(), quant.max());
  }

  static Grid of(float scale, float zero, float min, float max) {
    return new Grid(ImmutableDoubleArray.of(scale), zero, min, max);
  }

  /** The scale of a channel. */
  public float scale(int channel) {
    return (float) scales.get(scales.length() == 1 ? 0 : channel);
  }

  /** The one scale of the whole tensor; the first channel's where each has its own. */
  public float scale() {
    return (float) scales.get(0);
  }

  /** Whether the whole tensor has one scale. */
  public boolean isUniform() {
    return scales.stream().distinct().count() == 1;
  }

  /** The scales, or their reciprocals, in a shape that multiplies a tensor of {@code rank}. */
  Tensor factors(boolean reciprocal, int rank) {
    float[] values = new float[isUniform() ? 1 : scales.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = reciprocal ? 1f / (float) scales.get(i) : (float) scales.get(i);
    }
    return Tensor.ofFloats(perChannel(values.length, rank), values);
  }

  /** A scalar, or a vector along axis 1 of a tensor of {@code rank}. */
  static Shape perChannel(int count, int rank) {
    if (count == 1) {
      return Shape.SCALAR;
    }
    long[] dims = new long[Math.max(1, rank - 1)];
    java.util.Arrays.fill(dims, 1);
    dims[0] = count;
    return Shape.of(dims);
  }

  /** The tensor {@code value} on this grid. */
  public QuantizedTensor of(String value) {
    return new QuantizedTensor(value, scales, zero, min, max);
  }
}
