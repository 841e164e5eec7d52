package io.github.mnnparity.mnn.lift.quant;

import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.QuantizedFloatParam;

/** Scales and zero points as an op's parameters hold them, for the whole tensor or by channel. */
final class ScalePoints {
  private final QuantizedFloatParam param;

  private ScalePoints(QuantizedFloatParam param) {
    this.param = param;
  }

  /**
   * @throws io.github.mnnparity.core.error.MalformedModelException if there is no scale, or as many
   *     zero points as neither the tensor nor its channels have
   */
  static ScalePoints of(MnnOp op) {
    QuantizedFloatParam param = op.parameter(new QuantizedFloatParam());
    int scales = param.tensorScaleLength();
    int zeros = param.floatzerosLength();
    if (scales == 0) {
      throw op.malformed("tensorScale", "at least one scale", "none");
    }
    if (zeros > 1 && scales > 1 && zeros != scales) {
      throw op.malformed("floatzeros", scales + " zero points", Integer.toString(zeros));
    }
    return new ScalePoints(param);
  }

  /** A constant that multiplies a tensor of {@code rank}: what {@code tensorScale} holds. */
  String scale(LiftContext context, int rank) {
    float[] values = new float[param.tensorScaleLength()];
    for (int i = 0; i < values.length; i++) {
      values[i] = param.tensorScale(i);
    }
    return context.constant("scale", Tensor.ofFloats(Grid.perChannel(values.length, rank), values));
  }

  /** A constant that is added to, or taken from, a tensor of {@code rank}. */
  String zero(LiftContext context, int rank) {
    float[] values = new float[Math.max(1, param.floatzerosLength())];
    for (int i = 0; i < values.length; i++) {
      values[i] = param.floatzerosLength() == 0 ? param.zeroPoint() : param.floatzeros(i);
    }
    return context.constant("zero", Tensor.ofFloats(Grid.perChannel(values.length, rank), values));
  }

  float lowest() {
    return param.clampMin();
  }

  float highest() {
    return param.clampMax();
  }
}
