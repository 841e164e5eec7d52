package io.github.mnnparity.mnn.lift.conv;

import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.quant.Layer;
import io.github.mnnparity.mnn.schema.QuantizedFloatParam;

/**
 * From the sums of a convolution of integers to the integers of its output, before rounding. The
 * sums are those of inputs 128 higher than stored, as processors with unsigned products form them:
 * the order of the float32 operations decides ties.
 */
interface Rescaling {
  float OFFSET = 128;

  /** Scales below this are taken for it where they divide. */
  float SMALLEST = 1e-6f;

  /**
   * @param sums INT32
   * @return FLOAT32 in the unit of the output's integers
   */
  String write(LiftContext context, String sums);

  /** {@code sums · scale · factor + bias}, rounded after each operation. */
  record FloatBias(Tensor scale, float factor, Tensor bias) implements Rescaling {
    @Override
    public String write(LiftContext context, String sums) {
      String value =
          context
              .node("Mul")
              .inputs(context.as(DType.FLOAT32, sums), context.constant("scale", scale))
              .toTemporary();
      if (factor != 1) {
        value = context.node("Mul").inputs(value, context.scalar("factor", factor)).toTemporary();
      }
      return context.node("Add").inputs(value, context.constant("bias", bias)).toTemporary();
    }
  }

  /** {@code (sums + bias) · scale}: the bias is an integer, too. */
  record IntegerBias(Tensor bias, Tensor scale) implements Rescaling {
    @Override
    public String write(LiftContext context, String sums) {
      String whole = context.node("Add").inputs(sums, context.constant("bias", bias)).toTemporary();
      return context
          .node("Mul")
          .inputs(context.as(DType.FLOAT32, whole), context.constant("scale", scale))
          .toTemporary();
    }
  }

  /** Of a convolution over channels whose weight scales and float bias are stored. */
  static Rescaling dense(Layer layer, IntegerWeights weights, float[] scales, float[] bias) {
    float in = layer.input().scale();
    float out = layer.output().scale();
    float[] shifted = new float[weights.rows()];
    for (int o = 0; o < shifted.length; o++) {
      float sum = weights.sum(o) * scales[o];
      float zero = sum * (layer.input().zero() + OFFSET) * in;
      shifted[o] = (bias[o] - zero) / out + layer.output().zero();
    }
    return new FloatBias(channels(scales), in / out, channels(shifted));
  }

  /** Of a depthwise convolution whose weight scales and float bias are stored: it truncates. */
  static Rescaling depthwise(Layer layer, IntegerWeights weights, float[] scales, float[] bias) {
    float in = layer.input().scale();
    float ratio = in / layer.output().scale();
    float[] fused = new float[weights.rows()];
    int[] whole = new int[weights.rows()];
    for (int c = 0; c < fused.length; c++) {
      float scale = Math.abs(scales[c]) < SMALLEST ? SMALLEST : scales[c];
      fused[c] = scale * ratio;
      int zero = (int) (layer.output().zero() / fused[c]);
      whole[c] =
          (int)
              ((int) (bias[c] / (in * scale))
                  - weights.sum(c) * (layer.input().zero() + OFFSET)
                  + zero);
    }
    return new IntegerBias(Tensor.ofInts(along(whole.length), whole), channels(fused));
  }

  /** Of an older file, which stores an integer bias and one scale for all three. */
  static Rescaling fused(QuantizedFloatParam param, IntegerWeights weights, boolean depthwise) {
    float[] scales = new float[weights.rows()];
    int[] whole = new int[weights.rows()];
    float[] real = new float[weights.rows()];
    for (int o = 0; o < scales.length; o++) {
      scales[o] = param.scale(o);
      whole[o] = (o < param.biasLength() ? param.bias(o) : 0) - 128 * weights.sum(o);
      real[o] = whole[o] * scales[o];
    }
    return depthwise
        ? new IntegerBias(Tensor.ofInts(along(whole.length), whole), channels(scales))
        : new FloatBias(channels(scales), 1, channels(real));
  }

  private static Tensor channels(float[] values) {
    return Tensor.ofFloats(along(values.length), values);
  }

  /** A shape that varies with the channels of an image. */
  static Shape along(int channels) {
    return Shape.of(channels, 1, 1);
  }
}
