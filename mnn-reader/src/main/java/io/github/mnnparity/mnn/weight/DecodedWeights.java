package io.github.mnnparity.mnn.weight;

import io.github.mnnparity.core.graph.WeightCoding;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Weights as float32 (or a constant in its own dtype), and how the file stores them. */
public final class DecodedWeights {
  private final Tensor values;
  private final @Nullable WeightCoding coding;

  private DecodedWeights(Tensor values, @Nullable WeightCoding coding) {
    this.values = values;
    this.coding = coding;
  }

  /** Weights that the file stores without loss. */
  public static DecodedWeights exact(Tensor values) {
    return new DecodedWeights(values, null);
  }

  /** Weights that the file stores with loss. */
  public static DecodedWeights coded(float[] values, WeightCoding coding) {
    return new DecodedWeights(Tensor.ofFloats(Shape.of(values.length), values), coding);
  }

  /**
   * Weights that the file stores with loss.
   *
   * @param values float32, little-endian, from position to limit; not to be written any more
   */
  static DecodedWeights coded(ByteBuffer values, WeightCoding coding) {
    Shape shape = Shape.of(values.remaining() / Float.BYTES);
    return new DecodedWeights(Tensor.wrap(DType.FLOAT32, shape, values), coding);
  }

  public Tensor values() {
    return values;
  }

  /** Empty where nothing was lost in storing them. */
  public Optional<WeightCoding> coding() {
    return Optional.ofNullable(coding);
  }

  /** The same values in another dtype, whose coding says no more. */
  public DecodedWeights as(DType dtype) {
    return exact(values.cast(dtype));
  }

  /** The same weights under another shape. */
  public DecodedWeights reshape(Shape shape) {
    return new DecodedWeights(values.reshape(shape), coding);
  }
}
