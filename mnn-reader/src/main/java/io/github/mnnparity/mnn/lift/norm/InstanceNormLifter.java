package io.github.mnnparity.mnn.lift.norm;

import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.BatchNorm;

/** MNN {@code InstanceNorm}: ONNX {@code InstanceNormalization}; the table is that of BatchNorm. */
final class InstanceNormLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "InstanceNorm";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    BatchNorm norm = op.parameter(new BatchNorm());
    Vectors vectors = new Vectors(context.model(), op);
    int channels = norm.channels();
    if (channels < 1 || channels > 1 << 24) {
      throw op.malformed("channels", "at least 1", Integer.toString(channels));
    }
    Tensor scale =
        vectors.read(norm.slopeDataAsByteBuffer(), 0).orElseGet(() -> Vectors.filled(channels, 1f));
    Tensor bias =
        vectors.read(norm.biasDataAsByteBuffer(), 0).orElseGet(() -> Vectors.filled(channels, 0f));
    context
        .node("InstanceNormalization")
        .inputs(context.input(0), context.constant("scale", scale), context.constant("bias", bias))
        .with("epsilon", norm.epsilon())
        .to(context.output(0));
  }
}
