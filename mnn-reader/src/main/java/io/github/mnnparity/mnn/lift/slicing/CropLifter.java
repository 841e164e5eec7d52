package io.github.mnnparity.mnn.lift.slicing;

import io.github.mnnparity.mnn.lift.CannotLiftException;
import io.github.mnnparity.mnn.lift.Fields;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.Crop;

/**
 * MNN {@code Crop} (Caffe): the first input cut to the size of the second, from an axis on, at
 * stored offsets; ONNX {@code Slice}.
 */
final class CropLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "Crop";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    Crop param = op.parameter(new Crop());
    int rank =
        context
            .rank(context.input(0))
            .orElseThrow(() -> new CannotLiftException("the rank of its input is not known"));
    int axis = param.axis() < 0 ? param.axis() + rank : param.axis();
    long[] stored = Fields.longs(param.offsetVector());
    if (axis < 0 || axis >= rank || (stored.length > 1 && stored.length != rank - axis)) {
      throw op.malformed(
          "offset", "one offset, or one an axis of rank " + rank, stored.length + " from " + axis);
    }
    long[] offsets = new long[rank - axis];
    long[] axes = new long[rank - axis];
    for (int i = 0; i < axes.length; i++) {
      axes[i] = axis + i;
      offsets[i] = stored.length == 0 ? 0 : stored[stored.length == 1 ? 0 : i];
    }
    String starts = context.longs("starts", offsets);
    String size = context.node("Shape").inputs(context.input(1)).with("start", axis).toTemporary();
    String ends = context.node("Add").inputs(size, starts).toTemporary();
    context
        .node("Slice")
        .inputs(context.input(0), starts, ends, context.longs("axes", axes))
        .to(context.output(0));
  }
}
