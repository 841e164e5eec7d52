package io.github.mnnparity.mnn.lift.slicing;

import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import java.util.Optional;

/** MNN {@code SliceTf}: ONNX {@code Slice}; inputs are begin and size, size -1 is to the end. */
final class SliceTfLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "SliceTf";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    String begin = context.int64(context.input(1));
    String size = context.int64(context.input(2));
    Optional<long[]> begins = context.constant(begin).map(Tensor::toLongs);
    Optional<long[]> sizes = context.constant(size).map(Tensor::toLongs);
    String end =
        begins.isPresent() && sizes.isPresent()
            ? context.longs("ends", ends(op, begins.get(), sizes.get()))
            : end(begin, size, context);
    context.node("Slice").inputs(context.input(0), begin, end).to(context.output(0));
  }

  private static long[] ends(MnnOp op, long[] begins, long[] sizes) {
    if (begins.length != sizes.length) {
      throw op.malformed(
          "inputIndexes", "as many sizes as begins", begins.length + " and " + sizes.length);
    }
    long[] ends = new long[begins.length];
    for (int i = 0; i < ends.length; i++) {
      long end = begins[i] + sizes[i];
      boolean toEnd = sizes[i] < 0 || (begins[i] < 0 && end >= 0);
      ends[i] = toEnd ? Long.MAX_VALUE : end;
    }
    return ends;
  }

  private static String end(String begin, String size, LiftContext context) {
    String sum = context.node("Add").inputs(begin, size).toTemporary();
    String zero = context.longs("zero", 0);
    String toEnd = context.node("Less").inputs(size, zero).toTemporary();
    return context
        .node("Where")
        .inputs(toEnd, context.longs("end", Long.MAX_VALUE), sum)
        .toTemporary();
  }
}
