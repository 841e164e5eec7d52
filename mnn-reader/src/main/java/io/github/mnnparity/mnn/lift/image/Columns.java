package io.github.mnnparity.mnn.lift.image;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.lift.CannotLiftException;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.Convolution2D;
import io.github.mnnparity.mnn.schema.Convolution2DCommon;
import io.github.mnnparity.mnn.schema.PadMode;

/** The windows of an image as channels: a convolution that picks one element each. */
final class Columns {
  private final MnnOp op;
  private final Convolution2DCommon common;

  Columns(MnnOp op) {
    this.op = op;
    Convolution2DCommon found = op.parameter(new Convolution2D()).common();
    if (found == null) {
      throw op.malformed("common", "a table Convolution2DCommon", "none");
    }
    this.common = found;
    long smallest = Math.min(common.kernelX(), common.kernelY());
    if (smallest < 1 || (long) common.kernelX() * common.kernelY() > 1 << 16) {
      throw op.malformed(
          "common.kernelX, kernelY", "at least 1", common.kernelX() + ", " + common.kernelY());
    }
  }

  int places() {
    return common.kernelX() * common.kernelY();
  }

  long[] kernel() {
    return new long[] {common.kernelY(), common.kernelX()};
  }

  long[] strides() {
    return new long[] {common.strideY(), common.strideX()};
  }

  long[] dilations() {
    return new long[] {common.dilateY(), common.dilateX()};
  }

  boolean same() {
    return common.padMode() == PadMode.SAME;
  }

  /** Top, left, bottom, right. */
  long[] pads() {
    if (common.padMode() == PadMode.VALID) {
      return new long[4];
    }
    return common.padsLength() >= 4
        ? new long[] {common.pads(0), common.pads(1), common.pads(2), common.pads(3)}
        : new long[] {common.padY(), common.padX(), common.padY(), common.padX()};
  }

  /** As an attribute of ONNX {@code Conv}. */
  Attribute padding() {
    return same() ? Attribute.of("auto_pad", "SAME_UPPER") : Attribute.of("pads", pads());
  }

  /** Channels of the image that the op reads. */
  long channels(LiftContext context) {
    return context
        .shape(context.input(0))
        .filter(shape -> shape.rank() == 4 && shape.dim(1) > 0)
        .map(shape -> shape.dim(1))
        .orElseThrow(() -> new CannotLiftException("the number of its channels is not known"));
  }

  /** {@code [N, C, H, W]} to {@code [N, C * kernelY * kernelX, outY, outX]}. */
  String unfold(LiftContext context, String x, long channels, Attribute padding) {
    int places = places();
    float[] weight =
        new float[Math.multiplyExact((int) channels, Math.multiplyExact(places, places))];
    for (int i = 0; i < channels * places; i++) {
      weight[i * places + i % places] = 1;
    }
    Shape shape = Shape.of(channels * places, 1, common.kernelY(), common.kernelX());
    return context
        .node("Conv")
        .inputs(x, context.constant("picks", Tensor.ofFloats(shape, weight)))
        .with("dilations", dilations())
        .with("group", channels)
        .with("kernel_shape", kernel())
        .with(padding)
        .with("strides", strides())
        .toTemporary();
  }
}
