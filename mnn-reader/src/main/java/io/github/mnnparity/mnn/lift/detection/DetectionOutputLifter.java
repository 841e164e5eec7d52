package io.github.mnnparity.mnn.lift.detection;

import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.lift.CannotLiftException;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.DetectionOutput;
import java.util.List;

/**
 * MNN {@code DetectionOutput} (Caffe's SSD): boxes moved by what the net found, those of a class
 * that overlap a better one left out ({@code NonMaxSuppression}), the best of all classes kept
 * ({@code TopK}). Rows are class, score and corners. Class 0 is the background; {@code nmsTopK} is
 * not used by MNN and not here.
 */
final class DetectionOutputLifter implements OpLifter {
  private static final int CORNERS = 1;

  @Override
  public String mnnType() {
    return "DetectionOutput";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    DetectionOutput param = op.parameter(new DetectionOutput());
    if (param.codeType() == CORNERS || param.backgroundLable() != 0 || param.keepTopK() < 1) {
      throw new CannotLiftException(
          "MNN itself knows boxes by center and size with background class 0 only");
    }
    if (param.classCount() < 2) {
      throw op.malformed("classCount", "at least 2", Integer.toString(param.classCount()));
    }
    String boxes = boxes(param, context);
    String scores = scores(param, context);
    String chosen =
        context.made(
            "NonMaxSuppression",
            context.made("Unsqueeze", boxes, context.longs("image", 0)),
            context.made("Unsqueeze", scores, context.longs("image", 0)),
            context.longs("keepTopK", param.keepTopK()),
            context.constant("iou", Tensor.ofFloats(Shape.of(1), param.nmsThresholdold())),
            context.constant("least", Tensor.ofFloats(Shape.of(1), param.confidenceThreshold())));
    String found =
        context.made("GatherND", scores, columns(context, chosen, context.longs("found", 1, 2)));
    String count =
        context.made("Min", context.made("Shape", found), context.longs("most", param.keepTopK()));
    String best = context.hidden("score");
    String order = context.hidden("order");
    context.node("TopK").inputs(found, count).to(List.of(best, order));
    String rows = context.made("Gather", chosen, order);
    String label = columns(context, rows, context.longs("class", 1));
    String named = context.made("Add", label, context.longs("behindBackground", 1));
    String place = columns(context, rows, scalar(context, "box", 2));
    String table =
        context
            .node("Concat")
            .inputs(
                context.as(DType.FLOAT32, named),
                context.made("Unsqueeze", best, context.longs("column", 1)),
                context.made("Gather", boxes, place))
            .with("axis", 1)
            .toTemporary();
    context.node("Unsqueeze").inputs(table, context.longs("image", 0, 1)).to(context.output(0));
  }

  private static String columns(LiftContext context, String rows, String which) {
    return context.node("Gather").inputs(rows, which).with("axis", 1).toTemporary();
  }

  private static String scalar(LiftContext context, String stem, long value) {
    return context.constant(stem, Tensor.ofLongs(Shape.SCALAR, value));
  }

  /** FLOAT32 {@code [boxes, 4]}: left, upper, right and lower edge. */
  private static String boxes(DetectionOutput param, LiftContext context) {
    String prior = context.made("Reshape", context.input(2), context.longs("priors", 2, -1, 4));
    String places = context.made("Gather", prior, scalar(context, "place", 0));
    String variances = context.made("Gather", prior, scalar(context, "variance", 1));
    if (context.hasInput(4)) {
      places = moved(param, context, places, variances, context.input(4));
    }
    return moved(param, context, places, variances, context.input(0));
  }

  private static String moved(
      DetectionOutput param, LiftContext context, String places, String variances, String by) {
    String found = context.made("Reshape", by, context.longs("boxes", -1, 4));
    String way = param.varianceEncodedTarget() != 0 ? found : context.made("Mul", found, variances);
    String first = context.longs("first", 0, 1);
    String last = context.longs("last", 2, 3);
    String half = context.scalar("half", 0.5f);
    String from = columns(context, places, first);
    String to = columns(context, places, last);
    String size = context.made("Sub", to, from);
    String center = context.made("Mul", context.made("Add", from, to), half);
    String newCenter =
        context.made("Add", center, context.made("Mul", columns(context, way, first), size));
    String growth = context.made("Exp", columns(context, way, last));
    String reach = context.made("Mul", context.made("Mul", growth, size), half);
    return context
        .node("Concat")
        .inputs(context.made("Sub", newCenter, reach), context.made("Add", newCenter, reach))
        .with("axis", 1)
        .toTemporary();
  }

  /** FLOAT32 {@code [classes without the background, boxes]}. */
  private static String scores(DetectionOutput param, LiftContext context) {
    String rows =
        context.made("Reshape", context.input(1), context.longs("scores", -1, param.classCount()));
    if (context.hasInput(3)) {
      String pairs = context.made("Reshape", context.input(3), context.longs("pairs", -1, 2));
      String object = columns(context, pairs, context.longs("object", 1));
      String weak =
          context.made("Less", object, context.scalar("objectness", param.objectnessScore()));
      rows = context.made("Where", weak, context.scalar("none", 0f), rows);
    }
    String classes =
        context.node("Transpose").inputs(rows).with("perm", new long[] {1, 0}).toTemporary();
    return context.made(
        "Slice", classes, context.longs("from", 1), context.longs("to", Long.MAX_VALUE));
  }
}
