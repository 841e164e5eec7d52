package io.github.mnnparity.mnn.lift.norm;

import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.model.MnnModel;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.weight.Weights;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/** Per-channel float vectors of normalization ops, inside the op or in the external file. */
final class Vectors {
  private final MnnModel model;
  private final MnnOp op;
  private final List<Long> external = new ArrayList<>();

  Vectors(MnnModel model, MnnOp op, int externalLength, IntToLongFunction externalAt) {
    this.model = model;
    this.op = op;
    for (int i = 0; i < externalLength; i++) {
      external.add(externalAt.applyAsLong(i));
    }
  }

  Vectors(MnnModel model, MnnOp op) {
    this(model, op, 0, i -> 0);
  }

  /**
   * A vector; empty where the file holds none. {@code piece} counts from 1 in the external file.
   */
  Optional<Tensor> read(@Nullable ByteBuffer inside, int piece) {
    if (inside != null && inside.hasRemaining()) {
      return Optional.of(Tensor.wrap(DType.FLOAT32, Shape.of(inside.remaining() / 4), inside));
    }
    if (external.size() > piece && external.get(piece) > 0) {
      return Optional.of(Weights.floats(model, op, external, piece));
    }
    return Optional.empty();
  }

  static Tensor filled(long count, float value) {
    float[] values = new float[Math.toIntExact(count)];
    Arrays.fill(values, value);
    return Tensor.ofFloats(Shape.of(count), values);
  }
}
