package io.github.mnnparity.mnn.lift.conv;

import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.lift.CannotLiftException;
import io.github.mnnparity.mnn.lift.Checks;
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
 * MNN {@code Convolution} and {@code ConvolutionDepthwise}: ONNX {@code Conv}, followed by {@code
 * Relu} or {@code Clip} where the file says that an activation is fused. Weights are OIHW as ONNX
 * has them; a depthwise op's are {@code [C, 1, kH, kW]}.
 */
final class ConvolutionLifter implements OpLifter {
  private final String mnnType;

  ConvolutionLifter(String mnnType) {
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
    Window window = new Window(op, common, context.rank(context.input(0)));
    Optional<DecodedWeights> weights = Weights.of(context.model(), op, conv);
    String x = context.input(0);
    boolean open = context.rank(x).isEmpty() && window.isOneWide();
    NodeSketch node = context.node("Conv").inputs(open ? withFourAxes(context, x) : x);
    long group;
    if (weights.isPresent()) {
      Shape shape = shape(op, common, window, weights.get().values().elements());
      group = !mnnType.contains("Depthwise") ? Math.max(1, common.group()) : shape.dim(0);
      Checks.groups(op, "common.group", group, shape.dim(0), "output channels");
      node.inputs(context.weights("weight", weights.get().reshape(shape)));
      bias(op, context, conv, shape.dim(0)).ifPresent(node::inputs);
    } else if (context.hasInput(1)) {
      group = dynamicGroup(common);
      node.inputs(dynamicWeight(context, window, common.outputCount()));
      if (context.hasInput(2)) {
        node.inputs(context.input(2));
      }
    } else {
      throw new CannotLiftException("the file holds integer weights only, without their scale");
    }
    window
        .attributes(group, context.shape(context.input(0)))
        .forEach(attribute -> node.with(attribute));
    if (open) {
      String y = context.hidden(op.name() + "/Conv");
      activated(common.relu(), common.relu6(), node, context, y);
      withAxesOf(context, x, y);
    } else {
      activated(common.relu(), common.relu6(), node, context);
    }
  }

  /** {@code [N, C, L]} becomes {@code [N, C, L, 1]}; four axes stay. */
  private static String withFourAxes(LiftContext context, String x) {
    return context.node("Reshape").inputs(x, context.longs("axes", 0, 0, 0, -1)).toTemporary();
  }

  /** The op's output: {@code y} without the axis that {@code x} did not have. */
  private static void withAxesOf(LiftContext context, String x, String y) {
    String sizes = context.node("Shape").inputs(x).toTemporary();
    String rank = context.node("Shape").inputs(sizes).toTemporary();
    String all = context.node("Shape").inputs(y).toTemporary();
    String kept = context.node("Slice").inputs(all, context.longs("first", 0), rank).toTemporary();
    context.node("Reshape").inputs(y, kept).to(context.output(0));
  }

  /** {@code [outputs, inputs per group, kH, kW]} of {@code count} stored weights. */
  static Shape shape(MnnOp op, Convolution2DCommon common, Window window, long count) {
    long outputs = common.outputCount();
    long area = Math.multiplyExact(window.kernelY(), window.kernelX());
    if (outputs < 1 || count % Math.multiplyExact(outputs, area) != 0) {
      throw op.malformed(
          "weight",
          "a multiple of " + outputs + "x" + area + " floats (outputCount x kernel)",
          Long.toString(count));
    }
    return window.weights(outputs, count / (outputs * area));
  }

  private long dynamicGroup(Convolution2DCommon common) {
    return !mnnType.contains("Depthwise")
        ? Math.max(1, common.group())
        : Math.max(1, common.outputCount());
  }

  /** A depthwise op's are in this order whatever their shape. */
  private String dynamicWeight(LiftContext context, Window window, long outputs) {
    String weight = context.input(1);
    int rank = window.weights(1, 1).rank();
    boolean depthwise = mnnType.contains("Depthwise");
    boolean fits =
        depthwise
            ? context.shape(weight).filter(s -> s.rank() == rank && s.dim(1) == 1).isPresent()
            : context.rank(weight).filter(known -> known != rank).isEmpty();
    if (fits) {
      return weight;
    }
    Shape shape = depthwise ? window.weights(-1, 1) : window.weights(Math.max(1, outputs), -1);
    return context.made("Reshape", weight, context.longs("kernel", shape.toArray()));
  }

  private static Optional<String> bias(
      MnnOp op, LiftContext context, Convolution2D conv, long outputs) {
    Optional<Tensor> bias = Weights.biasOf(context.model(), op, conv);
    if (bias.isPresent() && bias.get().elements() != outputs) {
      throw op.malformed("bias", outputs + " floats", Long.toString(bias.get().elements()));
    }
    return bias.map(values -> context.constant("bias", values));
  }

  /** Adds the node and, behind it, the activation that the file says is fused. */
  static void activated(boolean relu, boolean relu6, NodeSketch node, LiftContext context) {
    activated(relu, relu6, node, context, context.output(0));
  }

  private static void activated(
      boolean relu, boolean relu6, NodeSketch node, LiftContext context, String output) {
    if (relu6) {
      String inner = node.toTemporary();
      context
          .node("Clip")
          .inputs(inner, context.scalar("min", 0f), context.scalar("max", 6f))
          .to(output);
    } else if (relu) {
      context.node("Relu").inputs(node.toTemporary()).to(output);
    } else {
      node.to(output);
    }
  }
}
