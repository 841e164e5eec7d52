package io.github.mnnparity.mnn.model;

import com.google.flatbuffers.Table;
import io.github.mnnparity.mnn.schema.Op;
import java.nio.ByteBuffer;

/** Where in the file an op is; accessors keep that to themselves, but a union member does not. */
final class Position extends Table {
  private Position() {}

  /** Byte offset of the op's parameter table; of its name where it has no table that we know. */
  static int of(Op op) {
    Position table = new Position();
    if (Schema.MNN.member("OpParameter", op.mainType() & 0xff).isPresent()
        && op.main(table) != null) {
      return table.bb_pos;
    }
    ByteBuffer name = op.nameAsByteBuffer();
    return name == null ? 0 : name.position();
  }
}
