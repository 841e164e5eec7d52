package io.github.mnnparity.mnn.lift.slicing;

import io.github.mnnparity.core.tensor.DType;
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
  private final String x;
  private final String y;

  /** Of {@code x}, written to {@code y}. */
  MaskedSlice(MnnOp op, StridedSliceParam param, LiftContext context, String x, String y) {
    this.op = op;
    this.param = param;
    this.context = context;
    this.x = x;
    this.y = y;
  }

  void lift() {
    Optional<long[]> begin = context.known(context.input(1));
    Optional<long[]> end = context.known(context.input(2));
    Optional<long[]> strides =
        context.hasInput(3) ? context.known(context.input(3)) : begin.map(MaskedSlice::ones);
    if (begin.isPresent() && end.isPresent() && strides.isPresent()) {
      constant(begin.get(), end.get(), strides.get());
    } else {
      computed(strides);
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
        .rank(x)
        .orElseThrow(() -> new CannotLiftException("the rank of its input is not known"));
  }

  private void add(List<long[]> slices, List<Long> dropped, List<Long> added) {
    String value = this.x;
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
    return last ? node.to(y) : node.toTemporary();
  }

  private String column(String stem, List<long[]> slices, int column) {
    return context.longs(stem, slices.stream().mapToLong(slice -> slice[column]).toArray());
  }

  private String longs(String stem, List<Long> values) {
    return context.longs(stem, values.stream().mapToLong(Long::longValue).toArray());
  }

  /** Bounds that are worked out at run time; masks and the length of the bounds are known. */
  private void computed(Optional<long[]> strides) {
    boolean masked = masked();
    String begin = context.int64(context.input(1));
    if (!masked && param.shrinkAxisMask() == 0) {
      List<String> inputs = new ArrayList<>(List.of(x, begin, context.int64(context.input(2))));
      if (context.hasInput(3)) {
        inputs.add("");
        inputs.add(context.int64(context.input(3)));
      }
      context.node("Slice").inputs(inputs).to(y);
      return;
    }
    int entries =
        context
            .shape(begin)
            .filter(shape -> shape.rank() == 1 && shape.isStatic() && shape.elements() < 32)
            .map(shape -> (int) shape.elements())
            .orElseThrow(
                () ->
                    new CannotLiftException(
                        "how many bounds it has is not known, and it has masks"));
    if (!masked && entries == 1) {
      String index = context.made("Squeeze", begin);
      context.node("Gather").inputs(x, index).with("axis", 0).to(y);
      return;
    }
    String end = context.int64(context.input(2));
    Entries taken = entries(entries);
    if (taken.places.isEmpty()) {
      add(x, taken);
      return;
    }
    long[] steps =
        strides
            .or(() -> context.hasInput(3) ? Optional.empty() : Optional.of(ones(new long[entries])))
            .orElseThrow(() -> new CannotLiftException("its bounds and its steps are computed"));
    String places = longs("entries", taken.places);
    String from = context.made("Gather", begin, places);
    String to = context.made("Gather", end, places);
    String next = context.made("Add", from, context.longs("one", 1));
    String last = context.made("Equal", from, context.longs("last", -1));
    String after = context.made("Where", last, context.longs("end", Long.MAX_VALUE), next);
    List<Long> first = new ArrayList<>();
    List<Long> beyond = new ArrayList<>();
    List<Long> step = new ArrayList<>();
    for (long place : taken.places) {
      int entry = (int) place;
      boolean down = steps[entry] < 0;
      first.add(down ? Long.MAX_VALUE : 0);
      beyond.add(down ? Long.MIN_VALUE : Long.MAX_VALUE);
      step.add(bit(param.shrinkAxisMask(), entry) ? 1 : steps[entry]);
    }
    int open = param.beginMask() & ~param.shrinkAxisMask();
    String starts = chosen(taken.places, open, longs("first", first), from);
    String ends = chosen(taken.places, param.endMask(), longs("beyond", beyond), to);
    ends = chosen(taken.places, param.shrinkAxisMask(), after, ends);
    String sliced =
        context.made("Slice", x, starts, ends, longs("axes", taken.axes), longs("steps", step));
    add(sliced, taken);
  }

  private boolean masked() {
    return param.beginMask() != 0
        || param.endMask() != 0
        || param.ellipsisMask() != 0
        || param.newAxisMask() != 0;
  }

  /** Elements of {@code yes} where the mask has a bit for the entry, else of {@code no}. */
  private String chosen(List<Long> entries, int mask, String yes, String no) {
    if (entries.stream().noneMatch(entry -> bit(mask, entry.intValue()))) {
      return no;
    }
    List<Long> bits = entries.stream().map(entry -> bit(mask, entry.intValue()) ? 1L : 0L).toList();
    return context.made("Where", context.as(DType.BOOL, longs("mask", bits)), yes, no);
  }

  /** Entries that take an axis, their axes, and the axes that are dropped or added after. */
  private static final class Entries {
    final List<Long> places = new ArrayList<>();
    final List<Long> axes = new ArrayList<>();
    final List<Long> dropped = new ArrayList<>();
    final List<Long> added = new ArrayList<>();
  }

  private Entries entries(int count) {
    Entries entries = new Entries();
    long axis = 0;
    for (int i = 0; i < count; i++) {
      if (bit(param.ellipsisMask(), i)) {
        axis = rank() - taken(i + 1, count);
      } else if (bit(param.newAxisMask(), i)) {
        entries.added.add(axis + entries.added.size() - entries.dropped.size());
      } else {
        entries.places.add((long) i);
        entries.axes.add(axis);
        if (bit(param.shrinkAxisMask(), i)) {
          entries.dropped.add(axis);
        }
        axis++;
      }
    }
    return entries;
  }

  /** Drops and adds axes; the last node of the op. */
  private void add(String sliced, Entries entries) {
    String value = sliced;
    if (!entries.dropped.isEmpty()) {
      value = context.made("Squeeze", value, longs("dropped", entries.dropped));
    }
    if (entries.added.isEmpty()) {
      context.node("Identity").inputs(value).to(y);
    } else {
      context.node("Unsqueeze").inputs(value, longs("added", entries.added)).to(y);
    }
  }
}
