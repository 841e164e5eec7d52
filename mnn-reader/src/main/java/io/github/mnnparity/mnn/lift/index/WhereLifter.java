package io.github.mnnparity.mnn.lift.index;

import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;

/**
 * MNN {@code Where}: the places of the elements that are not zero, one row a place; ONNX {@code
 * NonZero} has one column a place.
 */
final class WhereLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "Where";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    String places = context.node("NonZero").inputs(context.input(0)).toTemporary();
    context.node("Transpose").inputs(places).with("perm", new long[] {1, 0}).to(context.output(0));
  }
}
