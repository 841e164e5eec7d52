package io.github.mnnparity.mnn.lift.sets;

import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.lift.CannotLiftException;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;

/**
 * MNN {@code MatrixBandPart}: matrices without what lies further than given from the diagonal; ONNX
 * {@code Trilu}, once for each side that is limited.
 */
final class MatrixBandPartLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "MatrixBandPart";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    long below = limit(context, 1);
    long above = limit(context, 2);
    String x = context.input(0);
    if (below < 0 && above < 0) {
      context.node("Identity").inputs(x).to(context.output(0));
      return;
    }
    if (below >= 0) {
      String k = context.constant("below", number(-below));
      var node = context.node("Trilu").inputs(x, k).with("upper", 1);
      if (above < 0) {
        node.to(context.output(0));
        return;
      }
      x = node.toTemporary();
    }
    context
        .node("Trilu")
        .inputs(x, context.constant("above", number(above)))
        .with("upper", 0)
        .to(context.output(0));
  }

  private static Tensor number(long value) {
    return Tensor.ofLongs(Shape.SCALAR, value);
  }

  private static long limit(LiftContext context, int input) {
    return context
        .known(context.input(input))
        .filter(known -> known.length == 1)
        .orElseThrow(() -> new CannotLiftException("the width of its band is computed"))[0];
  }
}
