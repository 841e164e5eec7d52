package io.github.mnnparity.mnn.lift.conv;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.Convolution2DCommon;
import io.github.mnnparity.mnn.schema.PadMode;
import java.util.ArrayList;
import java.util.List;

/** The sliding window of a two-dimensional convolution as ONNX attributes. */
final class Window {
  private final MnnOp op;
  private final Convolution2DCommon common;

  Window(MnnOp op, Convolution2DCommon common) {
    this.op = op;
    this.common = common;
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

  long kernelY() {
    return common.kernelY();
  }

  long kernelX() {
    return common.kernelX();
  }

  /** {@code dilations, group, kernel_shape, pads} or {@code auto_pad}, {@code strides}. */
  List<Attribute> attributes(long group) {
    List<Attribute> attributes = new ArrayList<>();
    attributes.add(Attribute.of("dilations", new long[] {common.dilateY(), common.dilateX()}));
    attributes.add(Attribute.of("group", group));
    attributes.add(Attribute.of("kernel_shape", new long[] {common.kernelY(), common.kernelX()}));
    if (common.padMode() == PadMode.SAME) {
      attributes.add(Attribute.of("auto_pad", "SAME_UPPER"));
    } else {
      attributes.add(Attribute.of("pads", pads()));
    }
    attributes.add(Attribute.of("strides", new long[] {common.strideY(), common.strideX()}));
    return attributes;
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
