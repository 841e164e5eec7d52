package io.github.mnnparity.mnn.lift.tiling;

import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.NodeSketch;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.PadParam;
import io.github.mnnparity.mnn.schema.PadValueMode;
import java.util.Optional;

/**
 * MNN {@code Padding}: ONNX {@code Pad}. MNN lists begin and end of each axis in turn, ONNX all
 * begins before all ends. ONNX has no symmetric padding; {@link SymmetricPadding} puts it together.
 */
final class PaddingLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "Padding";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    byte stored = op.optionalParameter(new PadParam()).map(PadParam::mode).orElse((byte) 0);
    String mode =
        switch (stored) {
          case PadValueMode.CONSTANT -> "constant";
          case PadValueMode.REFLECT -> "reflect";
          case PadValueMode.EDGE -> "edge";
          case PadValueMode.SYMMETRIC -> "symmetric";
          default -> throw op.malformed("mode", "a PadValueMode of the schema", "" + stored);
        };
    String pads = context.int64(context.input(1));
    Optional<Tensor> constant = context.constant(pads);
    String ordered =
        constant.isPresent()
            ? context.longs("pads", ordered(op, constant.get().toLongs()))
            : ordered(pads, context);
    if (stored == PadValueMode.SYMMETRIC) {
      SymmetricPadding.lift(context, context.input(0), ordered);
      return;
    }
    NodeSketch node = context.node("Pad").inputs(context.input(0), ordered);
    if (context.hasInput(2)) {
      node.inputs(scalar(context.input(2), context));
    }
    node.with("mode", mode).to(context.output(0));
  }

  private static long[] ordered(MnnOp op, long[] pairs) {
    if (pairs.length % 2 != 0) {
      throw op.malformed("inputIndexes", "pads in pairs", pairs.length + " of them");
    }
    int rank = pairs.length / 2;
    long[] pads = new long[pairs.length];
    for (int axis = 0; axis < rank; axis++) {
      pads[axis] = pairs[2 * axis];
      pads[rank + axis] = pairs[2 * axis + 1];
    }
    return pads;
  }

  private static String ordered(String pairs, LiftContext context) {
    String table =
        context.node("Reshape").inputs(pairs, context.longs("pairs", -1, 2)).toTemporary();
    String turned =
        context.node("Transpose").inputs(table).with("perm", new long[] {1, 0}).toTemporary();
    return context.node("Reshape").inputs(turned, context.longs("flat", -1)).toTemporary();
  }

  private static String scalar(String value, LiftContext context) {
    boolean fits = context.rank(value).filter(rank -> rank <= 1).isPresent();
    return fits
        ? value
        : context.node("Reshape").inputs(value, context.longs("scalar")).toTemporary();
  }
}
