package io.github.mnnparity.mnn.lift.conv;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.lift.CannotLiftException;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.NodeSketch;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.Convolution3D;
import io.github.mnnparity.mnn.schema.Convolution3DCommon;
import io.github.mnnparity.mnn.schema.PadMode;
import java.util.function.IntUnaryOperator;

/** MNN {@code Convolution3D}: ONNX {@code Conv} over depth, height and width. */
final class Convolution3DLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "Convolution3D";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    Convolution3D conv = op.parameter(new Convolution3D());
    Convolution3DCommon common = conv.common();
    if (common == null || conv.weightLength() == 0) {
      throw new CannotLiftException("its weights are not in the op");
    }
    long[] kernel = vector(op, "kernels", common.kernelsLength(), common::kernels);
    long outputs = common.outputCount();
    long area = Math.multiplyExact(Math.multiplyExact(kernel[0], kernel[1]), kernel[2]);
    if (outputs < 1 || area < 1 || conv.weightLength() % Math.multiplyExact(outputs, area) != 0) {
      throw op.malformed(
          "weight",
          "a multiple of " + outputs + "x" + area + " floats (outputCount x kernel)",
          Integer.toString(conv.weightLength()));
    }
    Shape shape =
        Shape.of(outputs, conv.weightLength() / (outputs * area), kernel[0], kernel[1], kernel[2]);
    NodeSketch node = context.node("Conv").inputs(context.input(0));
    node.inputs(
        context.constant("weight", Tensor.wrap(DType.FLOAT32, shape, conv.weightAsByteBuffer())));
    if (conv.biasLength() > 0) {
      node.inputs(
          context.constant(
              "bias",
              Tensor.wrap(DType.FLOAT32, Shape.of(conv.biasLength()), conv.biasAsByteBuffer())));
    }
    node.with("dilations", vector(op, "dilates", common.dilatesLength(), common::dilates))
        .with("group", Math.max(1, common.group()))
        .with("kernel_shape", kernel);
    if (common.padMode() == PadMode.SAME) {
      node.with("auto_pad", "SAME_UPPER");
    } else {
      node.with(Attribute.of("pads", pads(common)));
    }
    node.with("strides", vector(op, "strides", common.stridesLength(), common::strides));
    ConvolutionLifter.activated(common.relu(), common.relu6(), node, context);
  }

  static long[] vector(MnnOp op, String field, int length, IntUnaryOperator at) {
    if (length != 3) {
      throw op.malformed("common." + field, "3 numbers", Integer.toString(length));
    }
    return new long[] {at.applyAsInt(0), at.applyAsInt(1), at.applyAsInt(2)};
  }

  static long[] pads(Convolution3DCommon common) {
    long[] pads = new long[6];
    if (common.padMode() != PadMode.VALID) {
      for (int i = 0; i < 6; i++) {
        int from = common.padsLength() >= 6 ? i : i % 3;
        pads[i] = from < common.padsLength() ? common.pads(from) : 0;
      }
    }
    return pads;
  }
}
