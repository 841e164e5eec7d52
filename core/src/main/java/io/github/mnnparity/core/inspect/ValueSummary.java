package io.github.mnnparity.core.inspect;

import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * A value that an op reads or writes.
 *
 * @param dtype in lower case; empty where it is not known
 * @param shape -1 for a dynamic size; absent where not even the rank is known
 * @param quantization where the file states one
 * @param constant the numbers of a small constant, in row-major order; else empty
 */
public record ValueSummary(
    String name,
    String dtype,
    Optional<List<Long>> shape,
    Optional<Quantization> quantization,
    List<Double> constant) {
  private static final int MOST_NUMBERS = 8;

  /** {@code real = (q - zero) * scale}, q from {@code min} to {@code max}. */
  public record Quantization(double scale, double zero, double min, double max) {}

  public ValueSummary {
    shape = shape.map(List::copyOf);
    constant = List.copyOf(constant);
  }

  /** The numbers of a constant that is small enough to be told; else none. */
  public static List<Double> numbersOf(Tensor tensor) {
    if (tensor.dtype() == DType.STRING || tensor.elements() > MOST_NUMBERS) {
      return List.of();
    }
    return LongStream.range(0, tensor.elements()).mapToObj(tensor::doubleAt).toList();
  }

  /** A value of which only the name is known. */
  public static ValueSummary named(String name) {
    return new ValueSummary(name, "", Optional.empty(), Optional.empty(), List.of());
  }
}
