package io.github.mnnparity.mnn.lift.image;

import io.github.mnnparity.mnn.lift.LiftContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A value whose axes have names, to move, split and join them without knowing their sizes: only the
 * last axes are split or joined, so that 0 keeps the sizes of all others. Not thread-safe.
 */
final class NamedAxes {
  private final LiftContext context;
  private final List<String> axes;
  private String value;

  NamedAxes(LiftContext context, String value, List<String> axes) {
    this.context = context;
    this.value = value;
    this.axes = new ArrayList<>(axes);
  }

  String value() {
    return value;
  }

  /** Brings the axes into an order. */
  NamedAxes order(List<String> wanted) {
    if (!wanted.equals(axes)) {
      value =
          context.node("Transpose").inputs(value).with("perm", permutation(wanted)).toTemporary();
      axes.clear();
      axes.addAll(wanted);
    }
    return this;
  }

  /** What {@link #order} would do, as the last node of the op. */
  void finish(List<String> wanted) {
    context.node("Transpose").inputs(value).with("perm", permutation(wanted)).to(context.output(0));
  }

  private long[] permutation(List<String> wanted) {
    return wanted.stream().mapToLong(axes::indexOf).toArray();
  }

  /** Splits an axis into some of these sizes, one of which may be -1 for what is left. */
  NamedAxes split(String axis, List<String> names, long... sizes) {
    last(List.of(axis));
    long[] target = LongStream.concat(zeros(axes.size() - 1), Arrays.stream(sizes)).toArray();
    value = context.made("Reshape", value, context.longs("split", target));
    axes.remove(axis);
    axes.addAll(names);
    return this;
  }

  /** Joins axes, the last one fastest. */
  NamedAxes join(List<String> parts, String name) {
    last(parts);
    long[] target =
        LongStream.concat(zeros(axes.size() - parts.size()), LongStream.of(-1)).toArray();
    value = context.made("Reshape", value, context.longs("join", target));
    axes.removeAll(parts);
    axes.add(name);
    return this;
  }

  private static LongStream zeros(int count) {
    return LongStream.generate(() -> 0).limit(count);
  }

  private void last(List<String> names) {
    List<String> wanted = new ArrayList<>(axes);
    wanted.removeAll(names);
    wanted.addAll(names);
    order(wanted);
  }
}
