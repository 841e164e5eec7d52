package io.github.mnnparity.mnn.lift.shape;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.mnn.lift.Checks;
import io.github.mnnparity.mnn.lift.Fields;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.Permute;

/** MNN {@code Permute}: ONNX {@code Transpose}; without a list, all dimensions are reversed. */
final class PermuteLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "Permute";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    long[] dims = Fields.longs(op.parameter(new Permute()).dimsVector());
    if (dims.length == 0) {
      context.same("Transpose");
    } else {
      Checks.permutation(op, "dims", context.rank(context.input(0)), dims);
      context.same("Transpose", Attribute.of("perm", dims));
    }
  }
}
