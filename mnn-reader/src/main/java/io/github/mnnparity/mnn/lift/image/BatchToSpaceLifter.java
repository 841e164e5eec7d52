package io.github.mnnparity.mnn.lift.image;

import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * MNN {@code BatchToSpaceND}: batches become the places inside blocks, the last axis fastest, then
 * the margins are cut off; ONNX {@code Reshape}, {@code Transpose} and {@code Slice}.
 */
final class BatchToSpaceLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "BatchToSpaceND";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    Blocks blocks = Blocks.of(op, context);
    NamedAxes axes = new NamedAxes(context, context.input(0), blocks.axes());
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < blocks.count(); i++) {
      parts.add("place" + i);
    }
    parts.add(Blocks.BATCH);
    axes.split(
        Blocks.BATCH,
        parts,
        LongStream.concat(Arrays.stream(blocks.sizes()), LongStream.of(-1)).toArray());
    for (int i = 0; i < blocks.count(); i++) {
      axes.join(List.of(blocks.axis(i), "place" + i), blocks.axis(i));
    }
    if (Arrays.stream(blocks.margins()).allMatch(margin -> margin == 0)) {
      axes.finish(blocks.axes());
    } else {
      cut(blocks, axes.order(blocks.axes()).value(), context);
    }
  }

  private static void cut(Blocks blocks, String whole, LiftContext context) {
    int count = blocks.count();
    long[] starts = new long[count];
    long[] ends = new long[count];
    for (int i = 0; i < count; i++) {
      starts[i] = blocks.margins()[2 * i];
      long end = blocks.margins()[2 * i + 1];
      ends[i] = end == 0 ? Long.MAX_VALUE : -end;
    }
    long first = blocks.firstAxis();
    context
        .node("Slice")
        .inputs(
            whole,
            context.longs("starts", starts),
            context.longs("ends", ends),
            context.longs("axes", LongStream.range(first, first + count).toArray()))
        .to(context.output(0));
  }
}
