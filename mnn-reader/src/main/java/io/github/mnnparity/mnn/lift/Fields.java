package io.github.mnnparity.mnn.lift;

import com.google.flatbuffers.IntVector;
import org.jspecify.annotations.Nullable;

/** Reads vectors of parameter tables; an absent one is empty. */
public final class Fields {
  private Fields() {}

  public static long[] longs(@Nullable IntVector vector) {
    long[] values = new long[vector == null ? 0 : vector.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = vector.get(i);
    }
    return values;
  }
}
