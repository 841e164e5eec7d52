package io.github.mnnparity.mnn.lift.slicing;

import io.github.mnnparity.mnn.lift.CannotLiftException;
import io.github.mnnparity.mnn.lift.Fields;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.NetSource;
import io.github.mnnparity.mnn.schema.Slice;
import java.util.Optional;

/**
 * MNN {@code Slice}: ONNX {@code Split}. What the stored numbers are depends on where the model
 * came from: Caffe cut positions, TensorFlow sizes or one number of parts, ONNX and PyTorch sizes
 * or one size for all parts; without numbers, parts are equal.
 */
final class SliceLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "Slice";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    Slice param = op.parameter(new Slice());
    long[] points = Fields.longs(param.slicePointsVector());
    int parts = op.outputs().length();
    boolean caffe = param.sourceType() == NetSource.CAFFE;
    if (!caffe && context.hasInput(1)) {
      context
          .node("Split")
          .inputs(context.input(0), context.int64(context.input(1)))
          .with("axis", param.axis())
          .to(context.outputs());
    } else if (points.length == 0 || isNumberOfParts(param, points)) {
      equal(param, parts, context);
    } else {
      split(op, param.axis(), caffe ? Sizes.between(points) : points, context);
    }
  }

  private static boolean isNumberOfParts(Slice param, long[] points) {
    return param.sourceType() == NetSource.TENSORFLOW && points.length == 1;
  }

  private static void equal(Slice param, int parts, LiftContext context) {
    context
        .node("Split")
        .inputs(context.input(0))
        .with("axis", param.axis())
        .with("num_outputs", parts)
        .to(context.outputs());
  }

  /** Splits by sizes: the last part takes what is left where fewer sizes than parts are stored. */
  private static void split(MnnOp op, int axis, long[] stored, LiftContext context) {
    int parts = op.outputs().length();
    Optional<long[]> sizes = Sizes.complete(stored, parts, Sizes.total(context, axis));
    if (sizes.isPresent()) {
      context
          .node("Split")
          .inputs(context.input(0), context.longs("split", sizes.get()))
          .with("axis", axis)
          .to(context.outputs());
      return;
    }
    long[] leading = Sizes.leading(stored, parts);
    if (leading.length < parts - 1) {
      throw new CannotLiftException("the size of part " + leading.length + " is not known");
    }
    String axes = context.longs("axes", axis);
    long start = 0;
    for (int i = 0; i < parts; i++) {
      long end = i < parts - 1 ? start + leading[i] : Long.MAX_VALUE;
      context
          .node("Slice")
          .inputs(
              context.input(0),
              context.longs("start" + i, start),
              context.longs("end" + i, end),
              axes)
          .to(context.output(i));
      start = end;
    }
  }
}
