package io.github.mnnparity.mnn.lift.index;

import io.github.mnnparity.mnn.lift.NodeSketch;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.BinaryOp;
import io.github.mnnparity.mnn.schema.BinaryOpOperation;
import java.util.Optional;

/** What a scatter does where it writes: MNN stores a {@code BinaryOp}, ONNX has names. */
final class ScatterReduction {
  private ScatterReduction() {}

  /** Whether the op says what to do. */
  static boolean isStored(MnnOp op) {
    return op.optionalParameter(new BinaryOp()).isPresent();
  }

  /** Adds the attribute; nothing for plain writing. */
  static void add(MnnOp op, NodeSketch node) {
    Optional<BinaryOp> stored = op.optionalParameter(new BinaryOp());
    if (stored.isEmpty() || stored.get().opType() < 0) {
      return;
    }
    node.with(
        "reduction",
        switch (stored.get().opType()) {
          case BinaryOpOperation.ADD -> "add";
          case BinaryOpOperation.MUL -> "mul";
          case BinaryOpOperation.MAXIMUM, BinaryOpOperation.MAX_TEMP -> "max";
          case BinaryOpOperation.MINIMUM, BinaryOpOperation.MIN_TEMP -> "min";
          default ->
              throw op.malformed(
                  "opType", "-1, ADD, MUL, MAXIMUM or MINIMUM", "" + stored.get().opType());
        });
  }
}
