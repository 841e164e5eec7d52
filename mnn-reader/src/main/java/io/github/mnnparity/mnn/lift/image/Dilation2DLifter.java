package io.github.mnnparity.mnn.lift.image;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.lift.CannotLiftException;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.Convolution2D;
import java.util.Arrays;

/**
 * MNN {@code Dilation2D}: the largest sum of a window and the stored weights, channel by channel;
 * ONNX has the window as channels ({@code Conv} that picks), {@code Add} and {@code ReduceMax}.
 */
final class Dilation2DLifter implements OpLifter {
  /** What MNN puts around an image: the lowest float16. */
  private static final float LOWEST = -65504f;

  @Override
  public String mnnType() {
    return "Dilation2D";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    Columns columns = new Columns(op);
    Convolution2D param = op.parameter(new Convolution2D());
    long channels = columns.channels(context);
    int places = columns.places();
    if (param.weightLength() != channels * places) {
      throw op.malformed(
          "weight", channels + "x" + places + " floats", Integer.toString(param.weightLength()));
    }
    String x = context.input(0);
    long[] pads = columns.same() ? same(columns, context) : columns.pads();
    if (Arrays.stream(pads).anyMatch(pad -> pad != 0)) {
      long[] all = {0, 0, pads[0], pads[1], 0, 0, pads[2], pads[3]};
      x = context.made("Pad", x, context.longs("pads", all), context.scalar("lowest", LOWEST));
    }
    String windows = columns.unfold(context, x, channels, Attribute.of("pads", new long[4]));
    String last =
        context
            .node("Transpose")
            .inputs(windows)
            .with("perm", new long[] {0, 2, 3, 1})
            .toTemporary();
    String rows = context.made("Reshape", last, context.longs("places", 0, 0, 0, channels, places));
    String weight =
        context.constant(
            "weight",
            Tensor.wrap(DType.FLOAT32, Shape.of(channels, places), param.weightAsByteBuffer()));
    String largest =
        context
            .node("ReduceMax")
            .inputs(context.made("Add", rows, weight), context.longs("axis", -1))
            .with("keepdims", 0)
            .toTemporary();
    context
        .node("Transpose")
        .inputs(largest)
        .with("perm", new long[] {0, 3, 1, 2})
        .to(context.output(0));
  }

  /** Padding of zeros would win against negative sums, so SAME has to be worked out. */
  private static long[] same(Columns columns, LiftContext context) {
    Shape shape =
        context
            .shape(context.input(0))
            .filter(known -> known.rank() == 4 && known.dim(2) > 0 && known.dim(3) > 0)
            .orElseThrow(() -> new CannotLiftException("the size of its image is not known"));
    long[] pads = new long[4];
    for (int i = 0; i < 2; i++) {
      long size = shape.dim(2 + i);
      long stride = columns.strides()[i];
      long window = columns.dilations()[i] * (columns.kernel()[i] - 1) + 1;
      long total = Math.max(0, ((size + stride - 1) / stride - 1) * stride + window - size);
      pads[i] = total / 2;
      pads[2 + i] = total - total / 2;
    }
    return pads;
  }
}
