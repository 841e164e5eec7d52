package io.github.mnnparity.cli.story;

import io.github.mnnparity.cli.story.NetBuilder.Kernel;
import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * MobileNetV3, narrow and for four classes: input {@code image} Nx3x64x64, output {@code
 * probabilities} Nx4. Inverted residuals, squeeze and excitation, hard-swish, BatchNorm.
 */
final class MobileNet {
  static final String INPUT = "image";
  static final String OUTPUT = "probabilities";
  static final String FEATURES = "features";
  static final int WIDTH = 192;
  private static final long SEED = 8;
  private static final float EPSILON = 1e-3f;

  private final NetBuilder net = new NetBuilder(SEED);
  private final Form form;
  private final int batch;
  private final Map<String, Tensor> learnt;
  private final List<String> statistics = new ArrayList<>();

  /** One network in several exports; ONNX gives the same answers for all of them. */
  enum Form {
    PLAIN,
    /** Padding of one convolution said by {@code auto_pad=SAME_LOWER} instead of by numbers. */
    SAME_LOWER,
    /** The gate of one block said by comparisons instead of by HardSigmoid. */
    COMPARED_GATE
  }

  private MobileNet(Form form, int batch, Map<String, Tensor> learnt) {
    this.form = form;
    this.batch = batch;
    this.learnt = learnt;
  }

  /**
   * The network that takes one picture.
   *
   * @param learnt mean and variance of each BatchNorm, weight and bias of the last layer
   */
  static Graph of(Form form, Map<String, Tensor> learnt) {
    MobileNet made = new MobileNet(form, 1, learnt);
    String logits = made.last(made.features());
    String probabilities = made.net.op("Softmax", OUTPUT, List.of(logits), Attribute.of("axis", 1));
    return made.net.build(probabilities, Shape.of(1, ShapeClass.ALL.size()));
  }

  /**
   * The network up to its last layer on many pictures. BatchNorm takes the statistics of these
   * pictures, or those that were learnt.
   */
  static Body body(int batch, Map<String, Tensor> learnt) {
    MobileNet made = new MobileNet(Form.PLAIN, batch, learnt);
    String features = made.features();
    return new Body(made.net.build(features, Shape.of(batch, WIDTH)), List.copyOf(made.statistics));
  }

  /**
   * @param statistics names of the values that hold mean and variance
   */
  record Body(Graph graph, List<String> statistics) {}

  private String features() {
    String x = net.input(INPUT, Shape.of(batch, 3, Drawing.SIZE, Drawing.SIZE));
    x = normalized("stem", net.conv("stem/conv", x, Kernel.of(3, 16, 3, 2), 1, pads(1, 1, 1, 1)));
    x = swish("stem", x);
    x = block("block1", x, Kernel.of(16, 16, 3, 2), 16, Activation.RELU, true);
    x = block("block2", x, Kernel.of(16, 24, 3, 2), 48, Activation.RELU, false);
    x = block("block3", x, Kernel.of(24, 24, 3, 1), 72, Activation.RELU, false);
    x = block("block4", x, Kernel.of(24, 32, 5, 2), 96, Activation.HARD_SWISH, true);
    x = block("block5", x, Kernel.of(32, 32, 5, 1), 96, Activation.HARD_SWISH, true);
    x = net.conv("head/conv", x, Kernel.of(32, 96, 1, 1), 1);
    x = swish("head", normalized("head", x));
    x = net.op("GlobalAveragePool", "head/pool", List.of(x));
    x = net.conv("hidden/conv", x, Kernel.of(96, WIDTH, 1, 1), 1);
    x = swish("hidden", normalized("hidden", x));
    return net.op("Flatten", FEATURES, List.of(x), Attribute.of("axis", 1));
  }

  private String last(String features) {
    String weight = net.constant("last.weight", learnt.get("last.weight"));
    String bias = net.constant("last.bias", learnt.get("last.bias"));
    return net.op("Gemm", "logits", List.of(features, weight, bias), Attribute.of("transB", 1));
  }

  private enum Activation {
    RELU,
    HARD_SWISH
  }

  private String block(
      String name, String x, Kernel shape, int wide, Activation activation, boolean excite) {
    String y = net.conv(name + "/expand/conv", x, Kernel.of(shape.in(), wide, 1, 1), 1);
    y = activated(name + "/expand", normalized(name + "/expand", y), activation);
    Kernel depthwise = Kernel.depthwise(wide, shape.size(), shape.stride());
    y = net.conv(name + "/depthwise/conv", y, depthwise, 2, padding(name, shape));
    y = activated(name + "/depthwise", normalized(name + "/depthwise", y), activation);
    if (excite) {
      y = excited(name + "/se", y, wide);
    }
    y = net.conv(name + "/project/conv", y, Kernel.of(wide, shape.out(), 1, 1), 2);
    y = normalized(name + "/project", y);
    boolean residual = shape.stride() == 1 && shape.in() == shape.out();
    return residual ? net.op("Add", name + "/add", List.of(x, y)) : y;
  }

  /** "Same" padding; with stride 2 the odd row and column are put before the picture. */
  private Attribute[] padding(String block, Kernel shape) {
    if (form == Form.SAME_LOWER && block.equals("block4")) {
      return new Attribute[] {Attribute.of("auto_pad", "SAME_LOWER")};
    }
    int before = shape.size() / 2;
    int after = before - (shape.stride() - 1);
    return pads(before, before, after, after);
  }

  private static Attribute[] pads(long... pads) {
    return new Attribute[] {Attribute.of("pads", pads)};
  }

  private String activated(String name, String x, Activation activation) {
    return switch (activation) {
      case RELU -> net.op("Relu", name + "/relu", List.of(x));
      case HARD_SWISH -> swish(name, x);
    };
  }

  private String swish(String name, String x) {
    return net.op("HardSwish", name + "/hardswish", List.of(x));
  }

  private String excited(String name, String x, int wide) {
    String gate = net.op("GlobalAveragePool", name + "/pool", List.of(x));
    gate = net.biasedConv(name + "/reduce", gate, Kernel.of(wide, wide / 4, 1, 1), 1);
    gate = net.op("Relu", name + "/relu", List.of(gate));
    gate = net.biasedConv(name + "/restore", gate, Kernel.of(wide / 4, wide, 1, 1), 8);
    return net.op("Mul", name + "/scale", List.of(x, hardSigmoid(name, gate)));
  }

  private String hardSigmoid(String name, String x) {
    if (form != Form.COMPARED_GATE || !name.startsWith("block5")) {
      return net.op(
          "HardSigmoid",
          name + "/hardsigmoid",
          List.of(x),
          Attribute.of("alpha", 1 / 6f),
          Attribute.of("beta", 0.5f));
    }
    String ramp = net.op("Mul", name + "/sixth", List.of(x, net.scalar(name + ".sixth", 1 / 6f)));
    ramp = net.op("Add", name + "/ramp", List.of(ramp, net.scalar(name + ".half", 0.5f)));
    String low = net.op("Less", name + "/low", List.of(x, net.scalar(name + ".minus3", -3)));
    String high = net.op("Greater", name + "/high", List.of(x, net.scalar(name + ".plus3", 3)));
    String zero = net.scalar(name + ".zero", 0);
    String one = net.scalar(name + ".one", 1);
    String capped = net.op("Where", name + "/capped", List.of(high, one, ramp));
    return net.op("Where", name + "/hardsigmoid", List.of(low, zero, capped));
  }

  private String normalized(String layer, String x) {
    String name = layer + "/bn";
    int channels = channels(x);
    float[] gamma = net.normal(name + ".gamma", 0.15, channels).toFloats();
    for (int i = 0; i < gamma.length; i++) {
      gamma[i] += 1;
    }
    String scale = net.constant(name + ".gamma", Tensor.ofFloats(Shape.of(channels), gamma));
    String bias = net.constant(name + ".beta", net.normal(name + ".beta", 0.3, channels));
    String mean = name + ".mean";
    String variance = name + ".variance";
    if (learnt.containsKey(mean)) {
      net.constant(mean, learnt.get(mean));
      net.constant(variance, learnt.get(variance));
    } else {
      measured(x, mean, variance);
    }
    return net.op(
        "BatchNormalization",
        name,
        List.of(x, scale, bias, mean, variance),
        Attribute.of("epsilon", EPSILON));
  }

  /** Mean and variance per channel over all pictures and pixels. */
  private void measured(String x, String mean, String variance) {
    Attribute axes = Attribute.of("axes", new long[] {0, 2, 3});
    Attribute flat = Attribute.of("keepdims", 0);
    net.op("ReduceMean", mean, List.of(x), axes, flat);
    String middle = net.op("ReduceMean", mean + "/kept", List.of(x), axes);
    String centred = net.op("Sub", variance + "/centred", List.of(x, middle));
    String squared = net.op("Mul", variance + "/squared", List.of(centred, centred));
    net.op("ReduceMean", variance, List.of(squared), axes, flat);
    statistics.add(mean);
    statistics.add(variance);
  }

  private int channels(String conv) {
    return Math.toIntExact(net.weight(conv).shape().dim(0));
  }
}
