package io.github.mnnparity.core.exchange;

import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Any tensor that NumPy can hold: every element type, scalars and empty ones, every bit pattern.
 */
final class Tensors {
  private static final List<DType> TYPES =
      List.of(
          DType.FLOAT64,
          DType.FLOAT32,
          DType.FLOAT16,
          DType.INT64,
          DType.INT32,
          DType.INT16,
          DType.INT8,
          DType.UINT64,
          DType.UINT32,
          DType.UINT16,
          DType.UINT8,
          DType.BOOL);

  private Tensors() {}

  static Arbitrary<Tensor> any() {
    Arbitrary<long[]> shapes =
        Arbitraries.longs().between(0, 3).array(long[].class).ofMinSize(0).ofMaxSize(3);
    Arbitrary<byte[]> bits =
        Arbitraries.bytes().array(byte[].class).ofSize(27 * Long.BYTES).withoutEdgeCases();
    return Combinators.combine(Arbitraries.of(TYPES), shapes, bits).as(Tensors::tensor);
  }

  private static Tensor tensor(DType dtype, long[] sizes, byte[] bits) {
    Shape shape = Shape.of(sizes);
    byte[] data = Arrays.copyOf(bits, (int) dtype.byteSize(shape.elements()));
    if (dtype == DType.BOOL) {
      for (int i = 0; i < data.length; i++) {
        data[i] &= 1;
      }
    }
    return Tensor.wrap(dtype, shape, ByteBuffer.wrap(data));
  }

  /** Bit by bit, but that a NaN is a NaN. */
  static boolean same(Tensor a, Tensor b) {
    if (a.dtype() != b.dtype() || !a.shape().equals(b.shape())) {
      return false;
    }
    for (long i = 0; i < a.elements(); i++) {
      boolean equal =
          a.dtype().isFloat()
              ? Double.compare(a.doubleAt(i), b.doubleAt(i)) == 0
              : a.longAt(i) == b.longAt(i);
      if (!equal) {
        return false;
      }
    }
    return true;
  }
}
