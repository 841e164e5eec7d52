package io.github.mnnparity.mnn.lift.reduce;

import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.mnn.lift.CannotLiftException;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.MnnTypes;
import io.github.mnnparity.mnn.lift.NodeSketch;
import io.github.mnnparity.mnn.schema.ArgMax;
import java.util.List;

/**
 * Caffe's {@code ArgMax}: the places of the {@code topK} largest elements as floats, on an axis
 * that stays; {@code outMaxVal} adds the elements themselves. Over whole images where no axis is
 * stored.
 */
final class CaffeArgMax {
  /** What the converter writes where Caffe names no axis. */
  private static final int WHOLE = 10000;

  private final ArgMax param;
  private final LiftContext context;

  CaffeArgMax(ArgMax param, LiftContext context) {
    this.param = param;
    this.context = context;
  }

  void lift() {
    if (param.softmaxThreshold() != 0) {
      throw new CannotLiftException("it leaves out what is below the mean of a softmax");
    }
    if (param.axis() == WHOLE) {
      String rows = context.node("Flatten").inputs(context.input(0)).with("axis", 1).toTemporary();
      String found = best(rows, 1).toTemporary();
      // Flat [N, topK] or [N, 2 topK] to [N, 1 or 2, topK, 1].
      int kinds = param.outMaxVal() == 0 ? 1 : 2;
      String shape = context.longs("shape", 0, kinds, -1, 1);
      context.node("Reshape").inputs(found, shape).to(context.output(0));
    } else {
      long axis = param.axis() == 0 ? innermost() : param.axis();
      best(context.input(0), axis).to(context.output(0));
    }
  }

  /** In the oldest files axis 0 stands for the last one that has more than one element. */
  private long innermost() {
    Shape shape =
        context
            .shape(context.input(0))
            .filter(known -> known.rank() == 4 && known.isStatic())
            .orElseThrow(() -> new CannotLiftException("the shape of its input is not known"));
    return shape.dim(3) > 1 ? 3 : shape.dim(2) > 1 ? 2 : 1;
  }

  private NodeSketch best(String x, long axis) {
    String values = context.hidden("values");
    String places = context.hidden("places");
    context
        .node("TopK")
        .inputs(x, context.longs("k", Math.max(1, param.topK())))
        .with("axis", axis)
        .to(List.of(values, places));
    NodeSketch floats =
        context.node("Cast").inputs(places).with("to", MnnTypes.onnxNumber(DType.FLOAT32));
    if (param.outMaxVal() == 0) {
      return floats;
    }
    return context.node("Concat").inputs(floats.toTemporary(), values).with("axis", axis);
  }
}
