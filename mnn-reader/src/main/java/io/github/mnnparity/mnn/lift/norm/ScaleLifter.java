package io.github.mnnparity.mnn.lift.norm;

import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.lift.Checks;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.NodeSketch;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.Scale;
import java.util.Arrays;
import java.util.Optional;

/** MNN {@code Scale}: {@code Mul} and {@code Add} with one number a channel (axis 1). */
final class ScaleLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "Scale";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    Scale scale = op.parameter(new Scale());
    Vectors vectors = new Vectors(context.model(), op, scale.externalLength(), scale::external);
    Tensor factors =
        vectors
            .read(scale.scaleDataAsByteBuffer(), 1)
            .orElseThrow(() -> op.malformed("scaleData", "a factor for each channel", "none"));
    Optional<Tensor> bias = vectors.read(scale.biasDataAsByteBuffer(), 2);
    Checks.channels(op, "scaleData", factors.elements(), context.shape(context.input(0)));
    if (bias.isPresent() && bias.get().elements() != factors.elements()) {
      throw op.malformed("biasData", factors.elements() + " numbers", bias.get().elements() + "");
    }
    NodeSketch product =
        context.node("Mul").inputs(context.input(0), channels(context, "scale", factors));
    if (bias.isEmpty()) {
      product.to(context.output(0));
      return;
    }
    context
        .node("Add")
        .inputs(product.toTemporary(), channels(context, "bias", bias.get()))
        .to(context.output(0));
  }

  private static String channels(LiftContext context, String stem, Tensor vector) {
    int rank = context.rank(context.input(0)).orElse(4);
    long[] dims = new long[Math.max(1, rank - 1)];
    Arrays.fill(dims, 1);
    dims[0] = vector.elements();
    return context.constant(stem, vector.reshape(Shape.of(dims)));
  }
}
