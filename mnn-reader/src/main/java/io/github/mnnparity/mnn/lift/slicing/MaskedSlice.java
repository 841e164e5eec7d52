package io.github.mnnparity.mnn.lift.slicing;

import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.mnn.lift.CannotLiftException;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.StridedSliceParam;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * TensorFlow's strided slice. Position i of begin, end and strides, and bit i of each mask, are of
 * the i-th entry of the slice; an entry takes an axis, inserts one, or is the ellipsis.
 */
final class MaskedSlice {
  private final StridedSliceParam param;
  private final LiftContext context;
  private final MnnOp op;

  MaskedSlice(MnnOp op, StridedSliceParam param, LiftContext context) {
    this.op = op;
    this.param = param;
    this.context = context;
  }

  void lift() {
    Optional<long[]> begin = context.known(context.input(1));
    Optional<long[]> end = context.known(context.input(2));
    Optional<long[]> strides =
        context.hasInput(3) ? context.known(context.input(3)) : begin.map(MaskedSlice::ones);
    if (begin.isPresent() && end.isPresent() && strides.isPresent()) {
      constant(begin.get(), end.get(), strides.get());
    } else {
      computed();
    }
  }

  private static long[] ones(long[] like) {
    return LongStream.generate(() -> 1).limit(like.length).toArray();
  }

  private static boolean bit(int mask, int index) {
    return (mask >> index & 1) != 0;
  }

  private void constant(long[] begin, long[] end, long[] strides) {
    if (begin.length != end.length || begin.length != strides.length || begin.length > 31) {
      throw op.malformed(
          "inputIndexes",
          "begin, end and strides of one length",
          begin.length + ", " + end.length + " and " + strides.length);
    }
    List<long[]> slices = new ArrayList<>();
    List<Long> dropped = new ArrayList<>();
    List<Long> added = new ArrayList<>();
    long axis = 0;
    for (int i = 0; i < begin.length; i++) {
      if (bit(param.ellipsisMask(), i)) {
        axis = rank() - taken(i + 1, begin.length);
      } else if (bit(param.newAxisMask(), i)) {
        added.add(axis + added.size() - dropped.size());
      } else {
        boolean shrink = bit(param.shrinkAxisMask(), i);
        boolean down = strides[i] < 0;
        long first = down ? Long.MAX_VALUE : 0;
        long last = down ? Long.MIN_VALUE : Long.MAX_VALUE;
        long from = bit(param.beginMask(), i) && !shrink ? first : begin[i];
        long to = bit(param.endMask(), i) ? last : end[i];
        if (shrink) {
          to = from == -1 ? Long.MAX_VALUE : from + 1;
          dropped.add(axis);
        }
        slices.add(new long[] {from, to, axis, shrink ? 1 : strides[i]});
        axis++;
      }
    }
    add(slices, dropped, added);
  }

  /** Number of axes that the entries from {@code first} on take. */
  private int taken(int first, int entries) {
    int count = 0;
    for (int i = first; i < entries; i++) {
      count += bit(param.newAxisMask(), i) ? 0 : 1;
    }
    return count;
  }

  private int rank() {
    return context
        .rank(context.input(0))
        .orElseThrow(() -> new CannotLiftException("the rank of its input is not known"));
  }

  private void add(List<long[]> slices, List<Long> dropped, List<Long> added) {
    String value = context.input(0);
    if (!slices.isEmpty()) {
      value =
          step(
              "Slice",
              dropped.isEmpty() && added.isEmpty(),
              value,
              column("starts", slices, 0),
              column("ends", slices, 1),
              column("axes", slices, 2),
              column("steps", slices, 3));
    }
    if (!dropped.isEmpty()) {
      value = step("Squeeze", added.isEmpty(), value, longs("dropped", dropped));
    }
    if (!added.isEmpty()) {
      step("Unsqueeze", true, value, longs("added", added));
    } else if (slices.isEmpty()) {
      step("Identity", true, value);
    }
  }

  private String step(String opType, boolean last, String... inputs) {
    var node = context.node(opType).inputs(inputs);
    return last ? node.to(context.output(0)) : node.toTemporary();
  }

  private String column(String stem, List<long[]> slices, int column) {
    return context.longs(stem, slices.stream().mapToLong(slice -> slice[column]).toArray());
  }

  private String longs(String stem, List<Long> values) {
    return context.longs(stem, values.stream().mapToLong(Long::longValue).toArray());
  }

  /** Bounds that are worked out at run time: ends and begins as given, or a single index. */
  private void computed() {
    boolean masked =
        param.beginMask() != 0
            || param.endMask() != 0
            || param.ellipsisMask() != 0
            || param.newAxisMask() != 0;
    boolean single =
        context.shape(context.input(1)).filter(shape -> shape.equals(Shape.of(1))).isPresent();
    if (masked || (param.shrinkAxisMask() != 0 && !single)) {
      throw new CannotLiftException("its bounds are computed, and it has masks");
    }
    String begin = context.int64(context.input(1));
    if (param.shrinkAxisMask() != 0) {
      String index = context.node("Squeeze").inputs(begin).toTemporary();
      context.node("Gather").inputs(context.input(0), index).with("axis", 0).to(context.output(0));
      return;
    }
    List<String> inputs = new ArrayList<>();
    inputs.add(context.input(0));
    inputs.add(begin);
    inputs.add(context.int64(context.input(2)));
    if (context.hasInput(3)) {
      inputs.add("");
      inputs.add(context.int64(context.input(3)));
    }
    context.node("Slice").inputs(inputs).to(context.output(0));
  }
}
