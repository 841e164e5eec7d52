package io.github.mnnparity.mnn.cut;

import io.github.mnnparity.mnn.model.StoredTable;
import io.github.mnnparity.mnn.schema.MNN_DATA_FORMAT;
import io.github.mnnparity.mnn.schema.OpType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** In which layout each tensor stands: stated by some ops, handed on by all others. */
final class Layouts {
  private final Map<Integer, Long> layouts = new HashMap<>();

  /**
   * @param ops in execution order
   */
  Layouts(List<StoredTable> ops) {
    for (StoredTable op : ops) {
      long layout = after(op);
      op.integers("outputIndexes").forEach(output -> layouts.put(output, layout));
    }
  }

  boolean isPacked(int tensor) {
    return layouts.getOrDefault(tensor, (long) MNN_DATA_FORMAT.NCHW) == MNN_DATA_FORMAT.NC4HW4;
  }

  private long after(StoredTable op) {
    long own = op.integer("defaultDimentionFormat", MNN_DATA_FORMAT.NHWC);
    return switch ((int) op.integer("type", 0)) {
      case OpType.Input -> stated(op, "dformat", MNN_DATA_FORMAT.NC4HW4);
      case OpType.Const, OpType.TrainableParam -> stated(op, "dataFormat", MNN_DATA_FORMAT.NCHW);
      case OpType.ConvertTensor -> stated(op, "dest", MNN_DATA_FORMAT.NCHW);
      case OpType.Shape, OpType.Rank, OpType.Size -> own;
      default ->
          op.integers("inputIndexes").stream()
              .filter(input -> input >= 0)
              .findFirst()
              .map(input -> layouts.getOrDefault(input, (long) MNN_DATA_FORMAT.NCHW))
              .orElse(own);
    };
  }

  private static long stated(StoredTable op, String field, byte absent) {
    return op.table("main").map(table -> table.integer(field, absent)).orElse((long) absent);
  }
}
