package io.github.mnnparity.mnn.lift.conv;

import com.google.common.primitives.ImmutableDoubleArray;
import io.github.mnnparity.core.graph.WeightCoding;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.lift.CannotLiftException;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.NodeSketch;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.lift.quant.Layer;
import io.github.mnnparity.mnn.lift.quant.QuantPlan;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.Convolution2D;
import io.github.mnnparity.mnn.schema.Convolution2DCommon;
import io.github.mnnparity.mnn.schema.QuantizedFloatParam;
import io.github.mnnparity.mnn.weight.DecodedWeights;

/**
 * MNN {@code ConvInt8} and {@code DepthwiseConvInt8}, dequantized: ONNX {@code Conv} with the
 * stored weights as real numbers. Files that fuse all scales into one store {@code scale = input
 * scale · weight scale / output scale}.
 */
final class ConvInt8Lifter implements OpLifter {
  private final String mnnType;
  private final QuantPlan plan;

  ConvInt8Lifter(String mnnType, QuantPlan plan) {
    this.mnnType = mnnType;
    this.plan = plan;
  }

  @Override
  public String mnnType() {
    return mnnType;
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    Convolution2D conv = op.parameter(new Convolution2D());
    Convolution2DCommon common = conv.common();
    QuantizedFloatParam param = conv.symmetricQuan();
    if (param == null || param.scaleLength() == 0) {
      new ConvolutionLifter(mnnType).lift(op, context);
      return;
    }
    if (common == null) {
      throw op.malformed("common", "a table Convolution2DCommon", "none");
    }
    Layer layer =
        plan.layer(op)
            .orElseThrow(() -> new CannotLiftException("its input has no scale in the file"));
    IntegerWeights weights =
        IntegerWeights.of(context.model(), op, conv, common.outputCount())
            .filter(found -> param.scaleLength() == found.rows())
            .orElseThrow(
                () ->
                    op.malformed(
                        "symmetricQuan",
                        "int8 weights and a scale for each of "
                            + common.outputCount()
                            + " output channels",
                        param.weightLength() + " weights, " + param.scaleLength() + " scales"));
    Window window = new Window(op, common);
    Shape shape = ConvolutionLifter.shape(op, common, window, weights.count());
    long group = mnnType.equals("ConvInt8") ? Math.max(1, common.group()) : shape.dim(0);
    NodeSketch node =
        context
            .node("Conv")
            .inputs(
                context.input(0),
                context.weights("weight", real(layer, weights, shape, group)),
                context.constant("bias", bias(layer, weights, param)));
    window
        .attributes(group, context.shape(context.input(0)))
        .forEach(attribute -> node.with(attribute));
    ConvolutionLifter.activated(common.relu() || common.relu6(), false, node, context);
  }

  private static DecodedWeights real(Layer layer, IntegerWeights weights, Shape shape, long group) {
    float[] values = new float[weights.count()];
    double[] steps = new double[weights.rows()];
    long area = shape.dim(2) * shape.dim(3);
    for (int i = 0; i < values.length; i++) {
      int row = weights.row(i);
      double step = layer.weightScales().get(row);
      long first = row / (weights.rows() / group) * shape.dim(1);
      int channel = (int) (first + i / area % shape.dim(1));
      double input = layer.input().scale() / layer.input().scale(channel);
      values[i] = (float) (weights.at(i) * step * input);
      steps[row] = Math.abs(step * input);
    }
    WeightCoding coding =
        new WeightCoding(
            "int8 symmetric",
            WeightCoding.Kind.INTEGER,
            8,
            ImmutableDoubleArray.copyOf(steps),
            values.length / weights.rows());
    return DecodedWeights.coded(values, coding).reshape(shape);
  }

  private static Tensor bias(Layer layer, IntegerWeights weights, QuantizedFloatParam param) {
    float[] bias = new float[weights.rows()];
    for (int o = 0; o < bias.length; o++) {
      double sum = o < param.biasLength() ? param.bias(o) : 0;
      sum += layer.input().zero() * weights.sum(o);
      bias[o] = (float) (layer.output().scale() * (param.scale(o) * sum - layer.output().zero()));
    }
    return Tensor.ofFloats(Shape.of(bias.length), bias);
  }
}
