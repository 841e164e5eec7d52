package io.github.mnnparity.mnn.lift.shape;

import io.github.mnnparity.mnn.lift.Channels;
import io.github.mnnparity.mnn.lift.Checks;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.MNN_DATA_FORMAT;
import io.github.mnnparity.mnn.schema.Reshape;
import java.util.Arrays;

/**
 * MNN {@code Reshape}: ONNX {@code Reshape}; the shape is the second input, or stored in the op. 0
 * copies a size, -1 is inferred.
 */
final class ReshapeLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "Reshape";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    String shape;
    if (context.hasInput(1)) {
      String given = context.int64(context.input(1));
      boolean column = context.rank(given).filter(rank -> rank > 1).isPresent();
      shape = column ? context.vector(given) : given;
    } else {
      Reshape reshape = op.parameter(new Reshape());
      long[] dims = new long[reshape.dimsLength()];
      for (int i = 0; i < dims.length; i++) {
        dims[i] = reshape.dims(i);
        Checks.atLeast(op, "dims", -1, dims[i]);
      }
      if (Arrays.stream(dims).filter(size -> size == -1).count() > 1) {
        throw op.malformed("dims", "at most one size of -1", Arrays.toString(dims));
      }
      shape = context.longs("shape", dims);
    }
    String x = context.input(0);
    if (context.packed(x) && statesLast(op) && context.rank(x).filter(r -> r == 4).isPresent()) {
      lastAxis(context, x, shape);
    } else {
      context.node("Reshape").inputs(x, shape).to(context.output(0));
    }
  }

  private static boolean statesLast(MnnOp op) {
    return op.optionalParameter(new Reshape())
        .filter(reshape -> reshape.dimType() == MNN_DATA_FORMAT.NHWC)
        .isPresent();
  }

  /** MNN reshapes packed images of TensorFlow's nets in TensorFlow's order of axes. */
  private static void lastAxis(LiftContext context, String x, String shape) {
    String image = Channels.last(context, x, 4);
    String target = shape;
    if (!context.hasInput(1)) {
      target = context.made("Gather", shape, context.longs("NHWC", 0, 2, 3, 1));
    }
    String reshaped = context.made("Reshape", image, target);
    int rank = context.rank(reshaped).orElse(4);
    if (rank < 3) {
      context.node("Identity").inputs(reshaped).to(context.output(0));
    } else {
      context
          .node("Transpose")
          .inputs(reshaped)
          .with("perm", Channels.toFirst(rank))
          .to(context.output(0));
    }
  }
}
