package io.github.mnnparity.mnn.lift.conv;

import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.NodeSketch;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.lift.quant.GridNodes;
import io.github.mnnparity.mnn.lift.quant.Layer;
import io.github.mnnparity.mnn.lift.quant.OnGridLifter;
import io.github.mnnparity.mnn.lift.quant.QuantPlan;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.Convolution2D;
import io.github.mnnparity.mnn.schema.Convolution2DCommon;
import io.github.mnnparity.mnn.schema.QuantizedFloatParam;
import io.github.mnnparity.mnn.weight.Weights;
import java.util.Optional;

/**
 * A convolution as its file stores it: integers in, sums of products of integers, integers out.
 * Real numbers are put on the input's grid first. Fused {@code relu} and {@code relu6} alike only
 * raise the lower end of the clamp.
 */
public final class StoredConvolutionLifter implements OpLifter {
  private final QuantPlan plan;
  private final OpLifter floats;

  /**
   * @param floats lifts the op dequantized; used, between grids, where the file does not store the
   *     weights as plain integers
   */
  public StoredConvolutionLifter(QuantPlan plan, OpLifter floats) {
    this.plan = plan;
    this.floats = floats;
  }

  @Override
  public String mnnType() {
    return floats.mnnType();
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    Layer layer = plan.layer(op).orElseThrow();
    Convolution2D conv = op.parameter(new Convolution2D());
    Convolution2DCommon common = conv.common();
    Optional<IntegerWeights> integers =
        common == null
            ? Optional.empty()
            : IntegerWeights.of(context.model(), op, conv, common.outputCount());
    Optional<Rescaling> rescaling = integers.flatMap(w -> rescaling(op, context, layer, conv, w));
    if (rescaling.isEmpty()) {
      new OnGridLifter(plan, floats).lift(op, context);
      return;
    }
    Window window = new Window(op, common);
    IntegerWeights weights = integers.orElseThrow();
    Shape shape = ConvolutionLifter.shape(op, common, window, weights.count());
    long group = isDepthwise(op) ? shape.dim(0) : Math.max(1, common.group());
    int zero = Math.round(layer.input().zero()) + 128;
    String bytes =
        GridNodes.bytes(context, GridNodes.integers(context, context.input(0), layer.input()));
    NodeSketch node =
        context
            .node("ConvInteger")
            .inputs(
                bytes,
                context.constant("weight", weights.bytes(shape)),
                context.constant(
                    "inputZero", Tensor.ofBytes(DType.UINT8, Shape.SCALAR, (byte) zero)),
                context.constant(
                    "weightZero", Tensor.ofBytes(DType.UINT8, Shape.SCALAR, (byte) 128)));
    window
        .attributes(group, context.shape(context.input(0)))
        .forEach(attribute -> node.with(attribute));
    String centred = node.toTemporary();
    context.dtype(centred, DType.INT32);
    int[] raised = new int[weights.rows()];
    for (int o = 0; o < raised.length; o++) {
      raised[o] = zero * weights.sum(o);
    }
    String sums =
        context
            .node("Add")
            .inputs(
                centred,
                context.constant("raise", Tensor.ofInts(Rescaling.along(raised.length), raised)))
            .toTemporary();
    String value = rescaling.get().write(context, sums);
    boolean positive = common.relu() || common.relu6();
    float lowest = positive ? layer.output().zero() : layer.output().min();
    String output =
        GridNodes.rounded(context, GridNodes.clamped(context, value, lowest, layer.output().max()));
    GridNodes.image(context, output, weights.rows());
    GridNodes.reals(context, output, layer.output(), context.output(0));
    GridNodes.image(context, context.output(0), weights.rows());
  }

  private static boolean isDepthwise(MnnOp op) {
    return op.type().contains("Depthwise");
  }

  private static Optional<Rescaling> rescaling(
      MnnOp op, LiftContext context, Layer layer, Convolution2D conv, IntegerWeights weights) {
    QuantizedFloatParam param = conv.symmetricQuan();
    if (param != null && param.scaleLength() > 0) {
      if (param.scaleLength() != weights.rows()) {
        throw op.malformed(
            "symmetricQuan.scale",
            weights.rows() + " floats",
            Integer.toString(param.scaleLength()));
      }
      return Optional.of(Rescaling.fused(param, weights, isDepthwise(op)));
    }
    boolean plain =
        layer.weightScales().length() == weights.rows()
            && layer.input().isUniform()
            && layer.output().isUniform();
    if (!plain) {
      return Optional.empty();
    }
    float[] scales = new float[weights.rows()];
    for (int o = 0; o < scales.length; o++) {
      scales[o] = (float) layer.weightScales().get(o);
    }
    float[] bias =
        Weights.biasOf(context.model(), op, conv)
            .map(Tensor::toFloats)
            .orElseGet(() -> new float[weights.rows()]);
    if (bias.length != weights.rows()) {
      throw op.malformed("bias", weights.rows() + " floats", Integer.toString(bias.length));
    }
    return Optional.of(
        isDepthwise(op)
            ? Rescaling.depthwise(layer, weights, scales, bias)
            : Rescaling.dense(layer, weights, scales, bias));
  }
}
