package io.github.mnnparity.mnn.lift.image;

import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.CropAndResize;
import io.github.mnnparity.mnn.schema.CropAndResizeMethod;

/**
 * MNN {@code CropAndResize}: boxes of NHWC images, each brought to one size; ONNX {@code Gather} of
 * the pixels around each place, and their bilinear mean. Outside an image lies one stored value.
 */
final class CropAndResizeLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "CropAndResize";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    CropAndResize param = op.parameter(new CropAndResize());
    Samples y = Samples.along(context, 1);
    Samples x = Samples.along(context, 2);
    Pixels pixels = new Pixels(context, y.size(), x.size());
    String value;
    if (param.method() == CropAndResizeMethod.NEAREST) {
      value = pixels.at(y.nearest(context), x.nearest(context));
    } else {
      String left = x.below(context);
      String right = x.above(context);
      String across = context.made("Unsqueeze", x.fraction(context), context.longs("a", 1, 3));
      String down = context.made("Unsqueeze", y.fraction(context), context.longs("b", 2, 3));
      String upper = y.below(context);
      String lower = y.above(context);
      String top = between(context, pixels.at(upper, left), pixels.at(upper, right), across);
      String bottom = between(context, pixels.at(lower, left), pixels.at(lower, right), across);
      value = between(context, top, bottom, down);
    }
    String above = context.made("Unsqueeze", y.outside(), context.longs("c", 2, 3));
    String beside = context.made("Unsqueeze", x.outside(), context.longs("d", 1, 3));
    String outside = context.made("Or", above, beside);
    String filling = context.scalar("outside", param.extrapolationValue());
    context.node("Where").inputs(outside, filling, value).to(context.output(0));
  }

  private static String between(LiftContext context, String from, String to, String part) {
    String way = context.made("Mul", context.made("Sub", to, from), part);
    return context.made("Add", from, way);
  }

  /** The pixels of all images, one row each. */
  private static final class Pixels {
    private final LiftContext context;
    private final String rows;
    private final String width;
    private final String base;

    Pixels(LiftContext context, String height, String width) {
      this.context = context;
      this.width = width;
      String image = context.input(0);
      String channels = context.node("Shape").inputs(image).with("start", 3).toTemporary();
      String target =
          context
              .node("Concat")
              .inputs(context.longs("pixels", -1), channels)
              .with("axis", 0)
              .toTemporary();
      this.rows = context.made("Reshape", image, target);
      String images = context.int64(context.input(2));
      this.base =
          context.made("Unsqueeze", context.made("Mul", images, height), context.longs("e", 1));
    }

    /** {@code [n, rows, columns, C]}. */
    String at(String y, String x) {
      String line = context.made("Mul", context.made("Add", base, y), width);
      String first = context.made("Unsqueeze", line, context.longs("f", 2));
      String place =
          context.made("Add", first, context.made("Unsqueeze", x, context.longs("g", 1)));
      return context.made("Gather", rows, place);
    }
  }
}
