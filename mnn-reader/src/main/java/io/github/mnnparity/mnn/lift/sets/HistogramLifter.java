package io.github.mnnparity.mnn.lift.sets;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.ArgMax;

/**
 * MNN {@code Histogram}: how many elements fall into each of {@code outMaxVal} equal bins from
 * {@code softmaxThreshold} to {@code topK}; ONNX {@code ScatterElements} that adds ones. Only
 * channel {@code axis} of the last axis counts, all where that is negative.
 */
final class HistogramLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "Histogram";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    ArgMax param = op.parameter(new ArgMax());
    int bins = param.outMaxVal();
    int low = param.softmaxThreshold();
    int high = param.topK();
    if (bins < 1 || bins > 1 << 20 || high <= low) {
      throw op.malformed(
          "outMaxVal, softmaxThreshold, topK",
          "a number of bins and their range",
          bins + ", " + low + ", " + high);
    }
    String x = context.as(DType.FLOAT32, context.input(0));
    if (param.axis() >= 0) {
      x =
          context
              .node("Gather")
              .inputs(x, context.longs("channel", param.axis()))
              .with("axis", -1)
              .toTemporary();
    }
    String values = context.made("Reshape", x, context.longs("flat", -1));
    String lowest = context.scalar("low", low);
    String highest = context.scalar("high", high);
    String counted =
        context.made(
            "And",
            context.made("GreaterOrEqual", values, lowest),
            context.made("LessOrEqual", values, highest));
    float width = (float) bins / (high - low);
    String scaled = context.made("Mul", values, context.scalar("width", width));
    String place = context.made("Sub", scaled, context.scalar("offset", width * low));
    String bounded =
        context.made("Clip", place, context.scalar("first", 0f), context.scalar("last", bins - 1f));
    String zeros = context.made("Expand", context.scalar("zero", 0f), context.longs("bins", bins));
    context
        .node("ScatterElements")
        .inputs(zeros, context.int64(bounded), context.as(DType.FLOAT32, counted))
        .with(Attribute.of("reduction", "add"))
        .to(context.output(0));
  }
}
