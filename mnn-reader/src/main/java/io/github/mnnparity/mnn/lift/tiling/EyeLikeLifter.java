package io.github.mnnparity.mnn.lift.tiling;

import io.github.mnnparity.mnn.lift.CannotLiftException;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;

/**
 * MNN {@code EyeLike}: ONNX {@code EyeLike}; the diagonal is the second input, the main one
 * without.
 */
final class EyeLikeLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "EyeLike";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    long diagonal =
        context.hasInput(1)
            ? context
                .known(context.input(1))
                .filter(known -> known.length == 1)
                .orElseThrow(() -> new CannotLiftException("its diagonal is computed"))[0]
            : 0;
    context.node("EyeLike").inputs(context.input(0)).with("k", diagonal).to(context.output(0));
  }
}
