package io.github.mnnparity.mnn.lift.shape;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.mnn.lift.CannotLiftException;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.Flatten;

/**
 * MNN {@code Flatten}: to two dimensions as ONNX {@code Flatten} has it, or, where an end axis is
 * stored, of a run of dimensions as PyTorch has it: a {@code Reshape}.
 */
final class FlattenLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "Flatten";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    Flatten param = op.parameter(new Flatten());
    if (param.endAxis() == 0) {
      context.same("Flatten", Attribute.of("axis", param.axis()));
      return;
    }
    String x = context.input(0);
    int rank =
        context
            .rank(x)
            .orElseThrow(() -> new CannotLiftException("the rank of its input is not known"));
    int first = param.axis() < 0 ? param.axis() + rank : param.axis();
    int last = param.endAxis() < 0 ? param.endAxis() + rank : param.endAxis();
    if (first < 0 || last < first || last >= rank) {
      throw op.malformed(
          "endAxis", "axes of rank " + rank, param.axis() + " to " + param.endAxis());
    }
    long[] head = new long[first + 1];
    head[first] = -1;
    String target = context.longs("shape", head);
    if (last < rank - 1) {
      String dims = context.node("Shape").inputs(x).with("start", last + 1L).toTemporary();
      target = context.node("Concat").inputs(target, dims).with("axis", 0).toTemporary();
    }
    context.node("Reshape").inputs(x, target).to(context.output(0));
  }
}
