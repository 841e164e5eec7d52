package io.github.mnnparity.mnn.lift.conv;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.lift.CannotLiftException;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.NodeSketch;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.Convolution2D;
import io.github.mnnparity.mnn.schema.Convolution2DCommon;
import io.github.mnnparity.mnn.weight.DecodedWeights;
import io.github.mnnparity.mnn.weight.Weights;
import java.util.Optional;

/**
 * MNN {@code Deconvolution} and {@code DeconvolutionDepthwise}: ONNX {@code ConvTranspose}. Weights
 * are {@code [I, O/group, kH, kW]} as ONNX has them. An output shape, where the op has one as its
 * last input, is in NHWC order.
 */
final class DeconvolutionLifter implements OpLifter {
  private final String mnnType;

  DeconvolutionLifter(String mnnType) {
    this.mnnType = mnnType;
  }

  @Override
  public String mnnType() {
    return mnnType;
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    Convolution2D conv = op.parameter(new Convolution2D());
    Convolution2DCommon common = conv.common();
    if (common == null) {
      throw op.malformed("common", "a table Convolution2DCommon", "none");
    }
    boolean depthwise = mnnType.equals("DeconvolutionDepthwise");
    Window window = new Window(op, common, context.rank(context.input(0)));
    long group = depthwise ? Math.max(1, common.outputCount()) : Math.max(1, common.group());
    int tensors = context.inputCount() - (common.hasOutputShape() ? 1 : 0);
    NodeSketch node = context.node("ConvTranspose").inputs(context.input(0));
    Optional<DecodedWeights> weights = Weights.of(context.model(), op, conv);
    if (weights.isPresent()) {
      Shape shape = shape(op, common, window, group, weights.get().values().elements());
      node.inputs(context.weights("weight", weights.get().reshape(shape)));
      Optional<Tensor> bias = Weights.biasOf(context.model(), op, conv);
      bias.ifPresent(values -> node.inputs(context.constant("bias", values)));
    } else if (tensors > 1) {
      node.inputs(
          dynamicWeight(context, window, depthwise ? common.outputCount() : common.inputCount()));
      node.inputs(context.inputs().subList(2, tensors));
    } else {
      throw new CannotLiftException("the file holds no weights for this op");
    }
    window
        .attributes(group, context.shape(context.input(0)))
        .forEach(attribute -> node.with(attribute));
    outputSize(common, node, context);
    ConvolutionLifter.activated(common.relu(), common.relu6(), node, context);
  }

  /** The kernel of a 1-D deconvolution may come with one spatial size. */
  private static String dynamicWeight(LiftContext context, Window window, long first) {
    String weight = context.input(1);
    Shape wanted = window.weights(Math.max(1, first), -1);
    return context.rank(weight).filter(known -> known != wanted.rank()).isEmpty()
        ? weight
        : context.made("Reshape", weight, context.longs("kernel", wanted.toArray()));
  }

  private static Shape shape(
      MnnOp op, Convolution2DCommon common, Window window, long group, long count) {
    long area = Math.multiplyExact(window.kernelY(), window.kernelX());
    long outputs = common.outputCount() / group;
    if (outputs < 1 || count % Math.multiplyExact(outputs, area) != 0) {
      throw op.malformed(
          "weight",
          "a multiple of " + outputs + "x" + area + " floats (outputCount / group x kernel)",
          Long.toString(count));
    }
    return window.weights(count / (outputs * area), outputs);
  }

  private static void outputSize(Convolution2DCommon common, NodeSketch node, LiftContext context) {
    if (common.hasOutputShape()) {
      long[] shape =
          context
              .constant(context.inputCount() - 1)
              .filter(tensor -> tensor.elements() >= 3)
              .orElseThrow(
                  () -> new CannotLiftException("its output shape is computed while it runs"))
              .toLongs();
      node.with(Attribute.of("output_shape", new long[] {shape[1], shape[2]}));
    } else if (common.outPadsLength() >= 2 && (common.outPads(0) != 0 || common.outPads(1) != 0)) {
      node.with(Attribute.of("output_padding", new long[] {common.outPads(0), common.outPads(1)}));
    }
  }
}
