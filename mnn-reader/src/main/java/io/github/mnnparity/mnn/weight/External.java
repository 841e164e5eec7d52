package io.github.mnnparity.mnn.weight;

import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.model.MnnModel;
import io.github.mnnparity.mnn.model.MnnOp;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * The {@code external} field of an op: an offset into the weight file, then the sizes of the pieces
 * that follow each other there. Pieces are numbered from 1, as in the field.
 */
record External(MnnModel model, MnnOp op, List<Long> fields) {
  boolean isPresent() {
    return fields.size() > 1;
  }

  /** Bytes of a piece; 0 where the field does not name it. */
  long size(int piece) {
    return isPresent() && piece < fields.size() ? fields.get(piece) : 0;
  }

  ByteBuffer bytes(int piece) {
    if (size(piece) == 0) {
      return ByteBuffer.allocate(0);
    }
    long offset = fields.get(0);
    for (int i = 1; i < piece; i++) {
      if (fields.get(i) < 0 || offset < 0 || offset > Long.MAX_VALUE - fields.get(i)) {
        throw op.malformed("external", "sizes of at least 0", fields.get(i) + " bytes");
      }
      offset += fields.get(i);
    }
    return model.external(op, offset, size(piece));
  }

  Tensor floats(int piece) {
    ByteBuffer bytes = bytes(piece);
    if (bytes.remaining() % 4 != 0) {
      throw op.malformed("external", "a whole number of floats", bytes.remaining() + " bytes");
    }
    return Tensor.wrap(DType.FLOAT32, Shape.of(bytes.remaining() / 4), bytes);
  }
}
