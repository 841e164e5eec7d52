package io.github.mnnparity.mnn.lift.conv;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.mnn.lift.CannotLiftException;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.Convolution2DCommon;
import io.github.mnnparity.mnn.schema.PadMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The sliding window of a convolution as ONNX attributes. A factor {@code [N, C, L]} has its only
 * spatial axis in Y; the window is one wide then.
 */
final class Window {
  private final MnnOp op;
  private final Convolution2DCommon common;
  private final boolean flat;

  /** A window of two dimensions. */
  Window(MnnOp op, Convolution2DCommon common) {
    this(op, common, Optional.empty());
  }

  /**
   * @param rank of what the window slides over, where it is known
   */
  Window(MnnOp op, Convolution2DCommon common, Optional<Integer> rank) {
    this.op = op;
    this.common = common;
    this.flat = rank.filter(known -> known == 3).isPresent() && isOneWide();
    check("kernelX", common.kernelX());
    check("kernelY", common.kernelY());
    check("strideX", common.strideX());
    check("strideY", common.strideY());
    check("dilateX", common.dilateX());
    check("dilateY", common.dilateY());
  }

  private void check(String field, int value) {
    if (value < 1) {
      throw op.malformed("common." + field, "at least 1", Integer.toString(value));
    }
  }

  /** Whether the window does the same with or without a last axis of size 1. */
  boolean isOneWide() {
    return common.kernelX() == 1
        && common.strideX() == 1
        && common.dilateX() == 1
        && padX() == 0
        && common.padMode() != PadMode.SAME;
  }

  private long padX() {
    return common.padsLength() >= 4
        ? Math.abs(common.pads(1)) + Math.abs(common.pads(3))
        : common.padX();
  }

  /** The shape of weights. */
  Shape weights(long first, long second) {
    return flat
        ? Shape.of(first, second, common.kernelY())
        : Shape.of(first, second, common.kernelY(), common.kernelX());
  }

  private long[] spatial(long y, long x) {
    return flat ? new long[] {y} : new long[] {y, x};
  }

  long kernelY() {
    return common.kernelY();
  }

  long kernelX() {
    return common.kernelX();
  }

  /** {@code dilations, group, kernel_shape, pads} or {@code auto_pad}, {@code strides}. */
  List<Attribute> attributes(long group, Optional<Shape> image) {
    List<Attribute> attributes = new ArrayList<>();
    attributes.add(Attribute.of("dilations", spatial(common.dilateY(), common.dilateX())));
    attributes.add(Attribute.of("group", group));
    attributes.add(Attribute.of("kernel_shape", spatial(common.kernelY(), common.kernelX())));
    boolean dilated = common.dilateY() > 1 || common.dilateX() > 1;
    if (common.padMode() == PadMode.SAME && dilated) {
      attributes.add(Attribute.of("pads", same(image)));
    } else if (common.padMode() == PadMode.SAME) {
      attributes.add(Attribute.of("auto_pad", "SAME_UPPER"));
    } else {
      attributes.add(Attribute.of("pads", flat ? new long[] {pads()[0], pads()[2]} : pads()));
    }
    attributes.add(Attribute.of("strides", spatial(common.strideY(), common.strideX())));
    return attributes;
  }

  /** ONNX Runtime wants numbers where a kernel is dilated; the odd pixel goes to the end. */
  private long[] same(Optional<Shape> image) {
    long[] pads = new long[4];
    long[] kernel = {common.kernelY(), common.kernelX()};
    long[] dilate = {common.dilateY(), common.dilateX()};
    long[] stride = {common.strideY(), common.strideX()};
    for (int i = 0; i < 2; i++) {
      int axis = 2 + i;
      long total = dilate[i] * (kernel[i] - 1);
      if (stride[i] > 1) {
        long size =
            image
                .filter(shape -> shape.rank() == 4 && shape.dim(axis) > 0)
                .map(shape -> shape.dim(axis))
                .orElseThrow(
                    () ->
                        new CannotLiftException(
                            "its padding depends on the size of its image, which is not known"));
        total = Math.max(0, (size - 1) / stride[i] * stride[i] + total + 1 - size);
      }
      pads[i] = total / 2;
      pads[2 + i] = total - total / 2;
    }
    return pads;
  }

  /** Top, left, bottom, right; zeros for {@code VALID}. */
  long[] pads() {
    if (common.padMode() == PadMode.VALID) {
      return new long[4];
    }
    if (common.padsLength() >= 4) {
      return new long[] {common.pads(0), common.pads(1), common.pads(2), common.pads(3)};
    }
    return new long[] {common.padY(), common.padX(), common.padY(), common.padX()};
  }
}
