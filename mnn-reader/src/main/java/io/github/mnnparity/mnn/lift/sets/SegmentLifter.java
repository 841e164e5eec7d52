package io.github.mnnparity.mnn.lift.sets;

import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;

/**
 * MNN {@code Segment}: the mean of the rows of each segment; ONNX {@code ScatterND} that adds them
 * up, divided by how many they are. Segment numbers rise from 0.
 */
final class SegmentLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "Segment";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    String data = context.input(0);
    String numbers = context.int64(context.input(1));
    String last =
        context
            .node("ReduceMax")
            .inputs(numbers, context.longs("axis", 0))
            .with("keepdims", 1)
            .toTemporary();
    String segments = context.made("Add", last, context.longs("one", 1));
    String row = context.node("Shape").inputs(data).with("start", 1).toTemporary();
    String target = context.node("Concat").inputs(segments, row).with("axis", 0).toTemporary();
    String rows = context.made("Unsqueeze", numbers, context.longs("index", 1));
    String sums = added(context, target, rows, data);
    String one = context.made("Expand", context.scalar("1", 1f), context.made("Shape", data));
    String counts = added(context, target, rows, one);
    context.node("Div").inputs(sums, context.as(DType.FLOAT32, counts)).to(context.output(0));
  }

  private static String added(LiftContext context, String shape, String rows, String updates) {
    String zeros = context.made("ConstantOfShape", shape);
    return context
        .node("ScatterND")
        .inputs(zeros, rows, updates)
        .with("reduction", "add")
        .toTemporary();
  }
}
