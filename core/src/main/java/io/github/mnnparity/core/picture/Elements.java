package io.github.mnnparity.core.picture;

import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Tensor;
import java.nio.FloatBuffer;

/** The elements of a tensor as doubles, a piece at a time. Not thread-safe. */
final class Elements {
  static final int PIECE = 1024;

  private final Tensor tensor;
  private final FloatBuffer floats;
  private final float[] piece = new float[PIECE];

  Elements(Tensor tensor) {
    this.tensor = tensor;
    this.floats =
        tensor.dtype() == DType.FLOAT32 ? tensor.data().asFloatBuffer() : FloatBuffer.allocate(0);
  }

  /**
   * Reads on from an element.
   *
   * @param into takes at least {@link #PIECE}
   * @return how many were read
   */
  int read(int from, double[] into) {
    return read(from, (int) Math.min(PIECE, tensor.elements() - from), into);
  }

  /**
   * Reads on from an element.
   *
   * @param count at most {@link #PIECE}
   * @return {@code count}
   */
  int read(int from, int count, double[] into) {
    if (tensor.dtype() == DType.FLOAT32) {
      floats.get(from, piece, 0, count);
      for (int i = 0; i < count; i++) {
        into[i] = piece[i];
      }
    } else {
      for (int i = 0; i < count; i++) {
        into[i] = tensor.doubleAt(from + i);
      }
    }
    return count;
  }

  static boolean areWhole(DType dtype) {
    return switch (dtype) {
      case BOOL, INT4, UINT4, INT8, UINT8, INT16, UINT16, INT32, UINT32, INT64, UINT64 -> true;
      case FLOAT16,
          BFLOAT16,
          FLOAT32,
          FLOAT64,
          FLOAT8E4M3FN,
          FLOAT8E4M3FNUZ,
          FLOAT8E5M2,
          FLOAT8E5M2FNUZ,
          STRING ->
          false;
    };
  }
}
