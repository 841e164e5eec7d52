package io.github.mnnparity.mnn.lift.norm;

import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.lift.Checks;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.NodeSketch;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.GroupNorm;

/**
 * MNN {@code GroupNorm}: ONNX {@code GroupNormalization} (opset 21: one scale a channel). A second
 * input is added before, {@code bSwish} multiplies by the sigmoid after.
 */
final class GroupNormLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "GroupNorm";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    GroupNorm norm = op.parameter(new GroupNorm());
    Vectors vectors = new Vectors(context.model(), op, norm.externalLength(), norm::external);
    Tensor gamma =
        vectors
            .read(norm.gammaAsByteBuffer(), 1)
            .orElseThrow(() -> op.malformed("gamma", "a scale for each channel", "none"));
    Tensor beta =
        vectors
            .read(norm.betaAsByteBuffer(), 2)
            .orElseGet(() -> Vectors.filled(gamma.elements(), 0f));
    Checks.groups(op, "group", norm.group(), gamma.elements(), "channels");
    String x = context.input(0);
    if (context.hasInput(1)) {
      x = context.node("Add").inputs(x, context.input(1)).toTemporary();
    }
    NodeSketch node =
        context
            .node("GroupNormalization")
            .inputs(x, context.constant("gamma", gamma), context.constant("beta", beta))
            .with("epsilon", norm.epsilon())
            .with("num_groups", norm.group());
    if (norm.bSwish() == 0) {
      node.to(context.output(0));
      return;
    }
    String normalized = node.toTemporary();
    String gate = context.node("Sigmoid").inputs(normalized).toTemporary();
    context.node("Mul").inputs(normalized, gate).to(context.output(0));
  }
}
