package io.github.mnnparity.mnn.lift.image;

import io.github.mnnparity.mnn.lift.CannotLiftException;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.Blob;
import io.github.mnnparity.mnn.schema.SpaceBatch;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What moves between space and batch: a block size for each axis, and how much is added to or cut
 * from the begin and end of each.
 *
 * @param sizes one for each axis, at least 1
 * @param margins begin and end of each axis in turn
 * @param firstAxis the axis that the first block size is for; the others follow
 * @param rank of the op's input
 */
record Blocks(long[] sizes, long[] margins, int firstAxis, int rank) {
  static final String BATCH = "batch";

  static Blocks of(MnnOp op, LiftContext context) {
    String x = context.input(0);
    Optional<SpaceBatch> param = op.optionalParameter(new SpaceBatch());
    long[] sizes = numbers(context, 1, param.map(SpaceBatch::blockShape).orElse(null));
    long[] margins = numbers(context, 2, param.map(SpaceBatch::padding).orElse(null));
    int rank = context.rank(x).orElse(4);
    int first = context.channelsLast(x) ? 1 : 2;
    if (sizes.length == 0
        || margins.length != 2 * sizes.length
        || first + sizes.length > rank
        || IntStream.range(0, sizes.length).anyMatch(i -> sizes[i] < 1)) {
      throw op.malformed(
          "blockShape",
          "a size and two margins for each axis of an image of rank " + rank,
          sizes.length + " sizes and " + margins.length + " margins");
    }
    return new Blocks(sizes, margins, first, rank);
  }

  private static long[] numbers(LiftContext context, int input, @Nullable Blob stored) {
    if (context.hasInput(input)) {
      String value = context.input(input);
      return context
          .constant(value)
          .map(tensor -> tensor.toLongs())
          .or(() -> context.known(value))
          .orElseThrow(() -> new CannotLiftException("its block sizes or margins are computed"));
    }
    long[] values = new long[stored == null ? 0 : stored.int32sLength()];
    for (int i = 0; i < values.length; i++) {
      values[i] = stored.int32s(i);
    }
    return values;
  }

  int count() {
    return sizes.length;
  }

  /** The name of the axis that the {@code i}-th block size is for. */
  String axis(int i) {
    return "axis" + (firstAxis + i);
  }

  /** Names of all axes, in the order of the op's input. */
  List<String> axes() {
    return IntStream.range(0, rank).mapToObj(i -> i == 0 ? BATCH : "axis" + i).toList();
  }

  /** The margins as a vector over all axes, begins before ends. */
  long[] pads() {
    long[] pads = new long[2 * rank];
    for (int i = 0; i < count(); i++) {
      pads[firstAxis + i] = margins[2 * i];
      pads[rank + firstAxis + i] = margins[2 * i + 1];
    }
    return pads;
  }
}
