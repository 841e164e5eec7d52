package io.github.mnnparity.mnn.lift.norm;

import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.lift.Checks;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.BatchNorm;

/** MNN {@code BatchNorm}: ONNX {@code BatchNormalization}. */
final class BatchNormLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "BatchNorm";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    BatchNorm norm = op.parameter(new BatchNorm());
    Vectors vectors = new Vectors(context.model(), op);
    Tensor mean =
        vectors
            .read(norm.meanDataAsByteBuffer(), 0)
            .orElseThrow(() -> op.malformed("meanData", "a mean for each channel", "none"));
    Tensor variance =
        vectors
            .read(norm.varDataAsByteBuffer(), 0)
            .orElseThrow(() -> op.malformed("varData", "a variance for each channel", "none"));
    Tensor scale =
        vectors
            .read(norm.slopeDataAsByteBuffer(), 0)
            .orElseGet(() -> Vectors.filled(mean.elements(), 1f));
    Tensor bias =
        vectors
            .read(norm.biasDataAsByteBuffer(), 0)
            .orElseGet(() -> Vectors.filled(mean.elements(), 0f));
    Checks.channels(op, "meanData", mean.elements(), context.shape(context.input(0)));
    same(op, "varData", variance, mean);
    same(op, "slopeData", scale, mean);
    same(op, "biasData", bias, mean);
    context
        .node("BatchNormalization")
        .inputs(
            context.input(0),
            context.constant("scale", scale),
            context.constant("bias", bias),
            context.constant("mean", mean),
            context.constant("variance", variance))
        .with("epsilon", norm.epsilon())
        .to(context.output(0));
  }

  private static void same(MnnOp op, String field, Tensor vector, Tensor mean) {
    if (vector.elements() != mean.elements()) {
      throw op.malformed(
          field, mean.elements() + " numbers, as many as means", vector.elements() + "");
    }
  }
}
