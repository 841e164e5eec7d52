package io.github.mnnparity.mnn.weight;

import com.google.common.primitives.ImmutableIntArray;
import io.github.mnnparity.core.error.MalformedModelException;
import io.github.mnnparity.mnn.model.MnnOp;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What the file holds of one quantized weight.
 *
 * @param type the coding's number, {@code IDSTQuan.type}
 * @param buffer little-endian, position 0; empty where the coding has none
 * @param alpha scales, or (minimum, scale) pairs, or values of sparse floats
 * @param index positions of sparse floats; empty otherwise
 * @param facts the scalar fields
 */
record StoredWeights(
    MnnOp op, int type, ByteBuffer buffer, Alpha alpha, ImmutableIntArray index, Facts facts) {

  /** The scalar fields of {@code IDSTQuan}. */
  record Facts(
      int aMin, int bits, int readType, float quantScale, boolean wideShape, long weightSize) {}

  /** A float vector; holds the array privately. */
  static final class Alpha {
    private final float[] values;

    Alpha(float[] values) {
      this.values = values.clone();
    }

    int size() {
      return values.length;
    }

    float at(int i) {
      return values[i];
    }
  }

  /** A fresh view of the buffer. */
  ByteBuffer bytes() {
    return buffer.duplicate().order(ByteOrder.LITTLE_ENDIAN);
  }

  MalformedModelException malformed(String field, String expected, String found) {
    return op.malformed("quanParameter." + field, expected, found);
  }

  /** Refuses to take memory for weights that the stored bytes cannot stand for. */
  int count(long count, long storedBytes) {
    long limit = Math.min(Integer.MAX_VALUE / 4, Math.max(1L << 20, 4096 * storedBytes));
    if (count < 1 || count > limit) {
      throw malformed(
          "buffer", "1 to " + limit + " weights in " + storedBytes + " bytes", count + " weights");
    }
    return (int) count;
  }
}
