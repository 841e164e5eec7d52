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
import java.util.Arrays;

/**
 * MNN {@code ConvTranspose3D}: ONNX {@code ConvTranspose} over depth, height and width. Weights are
 * {@code [I, O/group, kD, kH, kW]} as ONNX has them.
 */
final class ConvTranspose3DLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "ConvTranspose3D";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    Convolution3D conv = op.parameter(new Convolution3D());
    Convolution3DCommon common = conv.common();
    if (common == null || conv.weightLength() == 0 || common.hasOutputShape()) {
      throw new CannotLiftException("its weights or the size of its output are not in the op");
    }
    long[] kernel =
        Convolution3DLifter.vector(op, "kernels", common.kernelsLength(), common::kernels);
    long group = Math.max(1, common.group());
    long outputs = common.outputCount() / group;
    long area = Math.multiplyExact(Math.multiplyExact(kernel[0], kernel[1]), kernel[2]);
    if (outputs < 1 || area < 1 || conv.weightLength() % Math.multiplyExact(outputs, area) != 0) {
      throw op.malformed(
          "weight",
          "a multiple of " + outputs + "x" + area + " floats (outputCount / group x kernel)",
          Integer.toString(conv.weightLength()));
    }
    Shape shape =
        Shape.of(conv.weightLength() / (outputs * area), outputs, kernel[0], kernel[1], kernel[2]);
    NodeSketch node =
        context
            .node("ConvTranspose")
            .inputs(
                context.input(0),
                context.constant(
                    "weight", Tensor.wrap(DType.FLOAT32, shape, conv.weightAsByteBuffer())));
    if (conv.biasLength() > 0) {
      node.inputs(
          context.constant(
              "bias",
              Tensor.wrap(DType.FLOAT32, Shape.of(conv.biasLength()), conv.biasAsByteBuffer())));
    }
    long[] dilations =
        Convolution3DLifter.vector(op, "dilates", common.dilatesLength(), common::dilates);
    node.with("dilations", dilations).with("group", group).with("kernel_shape", kernel);
    if (common.padMode() == PadMode.SAME) {
      node.with("auto_pad", "SAME_UPPER");
    } else {
      node.with(Attribute.of("pads", Convolution3DLifter.pads(common)));
    }
    node.with(
        "strides",
        Convolution3DLifter.vector(op, "strides", common.stridesLength(), common::strides));
    long[] more = new long[3];
    for (int i = 0; i < Math.min(3, common.outPadsLength()); i++) {
      more[i] = common.outPads(i);
    }
    if (Arrays.stream(more).anyMatch(pad -> pad != 0)) {
      node.with("output_padding", more);
    }
    ConvolutionLifter.activated(common.relu(), common.relu6(), node, context);
  }
}
