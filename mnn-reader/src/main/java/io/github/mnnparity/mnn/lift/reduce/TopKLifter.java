package io.github.mnnparity.mnn.lift.reduce;

import io.github.mnnparity.mnn.lift.CannotLiftException;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.NodeSketch;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.TopKV2;
import java.util.Optional;

/**
 * MNN {@code TopKV2}: ONNX {@code TopK}; values and indices. The axis is the third input, the last
 * one without it.
 */
final class TopKLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "TopKV2";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    Optional<TopKV2> param = op.optionalParameter(new TopKV2());
    String k = context.int64(context.input(1));
    if (context.constant(k).filter(tensor -> tensor.shape().rank() != 1).isPresent()) {
      k = context.longs("k", context.constant(k).get().toLongs());
    } else if (context.rank(k).filter(rank -> rank == 1).isEmpty()) {
      k = context.node("Reshape").inputs(k, context.longs("one", 1)).toTemporary();
    }
    long axis = -1;
    if (context.hasInput(2)) {
      axis =
          context
              .known(context.input(2))
              .filter(known -> known.length == 1)
              .orElseThrow(() -> new CannotLiftException("its axis is computed"))[0];
    }
    NodeSketch node = context.node("TopK").inputs(context.input(0), k).with("axis", axis);
    if (!param.map(TopKV2::largest).orElse(true)) {
      node.with("largest", 0);
    }
    node.to(context.outputs());
  }
}
