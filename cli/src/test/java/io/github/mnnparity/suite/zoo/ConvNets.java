package io.github.mnnparity.suite.zoo;

import io.github.mnnparity.suite.zoo.NetBuilder.Kernel;
import java.util.List;

/** ResNet, SqueezeNet and a YOLO-style detector, narrow, for small images. */
final class ConvNets {
  private static final int CLASSES = 20;

  private ConvNets() {}

  /** Input {@code data 1x3x64x64}; basic blocks, MaxPool, GlobalAveragePool, Gemm. */
  static byte[] resNet(long seed) {
    NetBuilder net = new NetBuilder("resnet", seed);
    String x = net.floatInput("data", 1, 3, 64, 64);
    x = net.op("Relu", net.batchNorm(net.conv(x, Kernel.of(3, 16, 7, 2), 1), 16));
    x =
        net.op(
            "MaxPool",
            x,
            NetBuilder.ints("kernel_shape", 3, 3),
            NetBuilder.ints("strides", 2, 2),
            NetBuilder.ints("pads", 1, 1, 1, 1));
    x = basicBlock(net, x, 16, 16, 1);
    x = basicBlock(net, x, 16, 24, 2);
    x = basicBlock(net, x, 24, 24, 1);
    x = basicBlock(net, x, 24, 32, 2);
    x = net.op("GlobalAveragePool", x);
    x = net.op("Flatten", x, NetBuilder.integer("axis", 1));
    return net.model(net.gemm(x, 32, CLASSES));
  }

  private static String basicBlock(NetBuilder net, String x, int in, int out, int stride) {
    String y = net.op("Relu", net.batchNorm(net.conv(x, Kernel.of(in, out, 3, stride), 1), out));
    y = net.batchNorm(net.conv(y, Kernel.of(out, out, 3, 1), 1), out);
    String shortcut =
        stride == 1 && in == out
            ? x
            : net.batchNorm(net.conv(x, Kernel.of(in, out, 1, stride), 1), out);
    return net.op("Relu", net.op("Add", y, shortcut));
  }

  /** Input {@code data 1x3x64x64}; fire modules, Dropout, a convolution as classifier, Softmax. */
  static byte[] squeezeNet(long seed) {
    NetBuilder net = new NetBuilder("squeezenet", seed);
    String x = net.floatInput("data", 1, 3, 64, 64);
    x = net.op("Relu", net.biasedConv(x, Kernel.of(3, 24, 3, 2), 2));
    x = maxPool(net, x);
    x = fire(net, x, 24, 8, 16);
    x = fire(net, x, 32, 8, 16);
    x = maxPool(net, x);
    x = fire(net, x, 32, 12, 24);
    x = fire(net, x, 48, 12, 24);
    x = net.op("Dropout", x);
    x = net.op("Relu", net.biasedConv(x, Kernel.of(48, CLASSES, 1, 1), 2));
    x =
        net.op(
            "AveragePool",
            x,
            NetBuilder.ints("kernel_shape", 2, 2),
            NetBuilder.ints("strides", 2, 2));
    x = net.op("GlobalAveragePool", x);
    x = net.op("Flatten", x, NetBuilder.integer("axis", 1));
    return net.model(net.op("Softmax", x, NetBuilder.integer("axis", 1)));
  }

  private static String maxPool(NetBuilder net, String x) {
    return net.op(
        "MaxPool",
        x,
        NetBuilder.ints("kernel_shape", 3, 3),
        NetBuilder.ints("strides", 2, 2),
        NetBuilder.integer("ceil_mode", 1));
  }

  private static String fire(NetBuilder net, String x, int in, int squeeze, int expand) {
    String s = net.op("Relu", net.biasedConv(x, Kernel.of(in, squeeze, 1, 1), 2));
    String one = net.op("Relu", net.biasedConv(s, Kernel.of(squeeze, expand, 1, 1), 2));
    String three = net.op("Relu", net.biasedConv(s, Kernel.of(squeeze, expand, 3, 1), 2));
    return net.op("Concat", List.of(one, three), NetBuilder.integer("axis", 1));
  }

  /**
   * Input {@code images 1x3x64x64}; SiLU as Sigmoid and Mul, C2f-like blocks with Split, a pooling
   * pyramid, nearest Resize, heads flattened to {@code 1x(4+classes)x(anchors)}.
   */
  static byte[] yolo(long seed) {
    NetBuilder net = new NetBuilder("yolo", seed);
    String x = net.floatInput("images", 1, 3, 64, 64);
    x = unit(net, x, Kernel.of(3, 16, 3, 2));
    String p2 = splitBlock(net, unit(net, x, Kernel.of(16, 24, 3, 2)), 24);
    String p3 = splitBlock(net, unit(net, p2, Kernel.of(24, 32, 3, 2)), 32);
    String p4 = pyramid(net, unit(net, p3, Kernel.of(32, 48, 3, 2)), 48);
    String up3 = net.op("Concat", List.of(upsampled(net, p4), p3), NetBuilder.integer("axis", 1));
    up3 = unit(net, up3, Kernel.of(80, 32, 1, 1));
    String up2 = net.op("Concat", List.of(upsampled(net, up3), p2), NetBuilder.integer("axis", 1));
    up2 = unit(net, up2, Kernel.of(56, 24, 1, 1));
    String down =
        net.op(
            "Concat",
            List.of(unit(net, up2, Kernel.of(24, 32, 3, 2)), up3),
            NetBuilder.integer("axis", 1));
    String all =
        net.op(
            "Concat",
            List.of(head(net, up2, 24, 16), head(net, down, 64, 8)),
            NetBuilder.integer("axis", 2));
    List<String> parts =
        net.ops("Split", List.of(all, net.longs(4, CLASSES)), 2, NetBuilder.integer("axis", 1));
    String scores = net.op("Sigmoid", parts.get(1));
    String joined = net.op("Concat", List.of(parts.get(0), scores), NetBuilder.integer("axis", 1));
    return net.model(net.op("Transpose", joined, NetBuilder.ints("perm", 0, 2, 1)));
  }

  private static String unit(NetBuilder net, String x, Kernel kernel) {
    String y = net.biasedConv(x, kernel, 2.5);
    return net.op("Mul", y, net.op("Sigmoid", y));
  }

  private static String splitBlock(NetBuilder net, String x, int channels) {
    int half = channels / 2;
    String y = unit(net, x, Kernel.of(channels, channels, 1, 1));
    List<String> halves =
        net.ops("Split", List.of(y, net.longs(half, half)), 2, NetBuilder.integer("axis", 1));
    String inner = unit(net, halves.get(1), Kernel.of(half, half, 3, 1));
    inner = net.op("Add", halves.get(1), unit(net, inner, Kernel.of(half, half, 3, 1)));
    String all =
        net.op(
            "Concat", List.of(halves.get(0), halves.get(1), inner), NetBuilder.integer("axis", 1));
    return unit(net, all, Kernel.of(3 * half, channels, 1, 1));
  }

  private static String pyramid(NetBuilder net, String x, int channels) {
    int half = channels / 2;
    String a = unit(net, x, Kernel.of(channels, half, 1, 1));
    String b = widePool(net, a);
    String c = widePool(net, b);
    String all =
        net.op("Concat", List.of(a, b, c, widePool(net, c)), NetBuilder.integer("axis", 1));
    return unit(net, all, Kernel.of(4 * half, channels, 1, 1));
  }

  private static String widePool(NetBuilder net, String x) {
    return net.op(
        "MaxPool",
        x,
        NetBuilder.ints("kernel_shape", 5, 5),
        NetBuilder.ints("strides", 1, 1),
        NetBuilder.ints("pads", 2, 2, 2, 2));
  }

  private static String upsampled(NetBuilder net, String x) {
    return net.op(
        "Resize",
        List.of(x, "", net.floats(new float[] {1, 1, 2, 2}, 4)),
        NetBuilder.text("mode", "nearest"),
        NetBuilder.text("coordinate_transformation_mode", "asymmetric"),
        NetBuilder.text("nearest_mode", "floor"));
  }

  /** {@code 1x(4+classes)x(side*side)}. */
  private static String head(NetBuilder net, String x, int channels, int side) {
    String boxes = net.biasedConv(unit(net, x, Kernel.of(channels, 16, 3, 1)), box(), 1);
    String scores = net.biasedConv(unit(net, x, Kernel.of(channels, 24, 3, 1)), score(), 1);
    String both = net.op("Concat", List.of(boxes, scores), NetBuilder.integer("axis", 1));
    return net.op("Reshape", both, net.longs(1, 4 + CLASSES, (long) side * side));
  }

  private static Kernel box() {
    return Kernel.of(16, 4, 1, 1);
  }

  private static Kernel score() {
    return Kernel.of(24, CLASSES, 1, 1);
  }
}
