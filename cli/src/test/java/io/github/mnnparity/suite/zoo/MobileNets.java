package io.github.mnnparity.suite.zoo;

import io.github.mnnparity.suite.zoo.NetBuilder.Kernel;
import java.util.List;

/** MobileNetV2 and V3, narrow, for small images. */
final class MobileNets {
  private static final int CLASSES = 20;

  private MobileNets() {}

  /** Input {@code image 1x3x64x64}; inverted residuals with Clip 0..6; ends in Softmax. */
  static byte[] v2(long seed) {
    NetBuilder net = new NetBuilder("mobilenet_v2", seed);
    String x = net.floatInput("image", 1, 3, 64, 64);
    x = rectified(net, net.conv(x, Kernel.of(3, 16, 3, 2), 1), 16);
    int channels = 16;
    int[][] blocks = {{8, 1, 1}, {16, 6, 2}, {16, 6, 1}, {24, 6, 2}, {24, 6, 1}, {32, 6, 2}};
    for (int[] block : blocks) {
      x = inverted(net, x, channels, block[0], block[1], block[2]);
      channels = block[0];
    }
    x = rectified(net, net.conv(x, Kernel.of(channels, 96, 1, 1), 1), 96);
    x = net.op("GlobalAveragePool", x);
    x = net.op("Flatten", x, NetBuilder.integer("axis", 1));
    x = net.gemm(x, 96, CLASSES);
    return net.model(net.op("Softmax", x, NetBuilder.integer("axis", 1)));
  }

  private static String rectified(NetBuilder net, String x, int channels) {
    return net.clip(net.batchNorm(x, channels), 0, 6);
  }

  private static String inverted(
      NetBuilder net, String x, int in, int out, int expansion, int stride) {
    int wide = in * expansion;
    String y = x;
    if (expansion > 1) {
      y = rectified(net, net.conv(y, Kernel.of(in, wide, 1, 1), 1), wide);
    }
    y = rectified(net, net.conv(y, Kernel.depthwise(wide, 3, stride), 2), wide);
    y = net.batchNorm(net.conv(y, Kernel.of(wide, out, 1, 1), 2), out);
    return stride == 1 && in == out ? net.op("Add", x, y) : y;
  }

  /**
   * Input {@code image 1x3x64x64}; HardSwish as an operator and as Add, Clip, Mul, Div; squeeze and
   * excitation with HardSigmoid.
   */
  static byte[] v3(long seed) {
    NetBuilder net = new NetBuilder("mobilenet_v3", seed);
    String x = net.floatInput("image", 1, 3, 64, 64);
    x = net.op("HardSwish", net.batchNorm(net.conv(x, Kernel.of(3, 16, 3, 2), 1), 16));
    x = bottleneck(net, x, Kernel.of(16, 16, 3, 2), 16, false, true);
    x = bottleneck(net, x, Kernel.of(16, 24, 3, 2), 48, false, false);
    x = bottleneck(net, x, Kernel.of(24, 24, 3, 1), 48, false, false);
    x = bottleneck(net, x, Kernel.of(24, 32, 5, 2), 64, true, true);
    x = bottleneck(net, x, Kernel.of(32, 32, 5, 1), 96, true, true);
    x = decomposedHardSwish(net, net.batchNorm(net.conv(x, Kernel.of(32, 96, 1, 1), 1), 96));
    x = net.op("GlobalAveragePool", x);
    x = net.op("HardSwish", net.biasedConv(x, Kernel.of(96, 128, 1, 1), 2));
    x = net.op("Flatten", x, NetBuilder.integer("axis", 1));
    return net.model(net.gemm(x, 128, CLASSES));
  }

  private static String bottleneck(
      NetBuilder net, String x, Kernel shape, int wide, boolean hardSwish, boolean excite) {
    String y = net.batchNorm(net.conv(x, Kernel.of(shape.in(), wide, 1, 1), 2), wide);
    y = activation(net, y, hardSwish);
    y = net.conv(y, Kernel.depthwise(wide, shape.size(), shape.stride()), 2);
    y = activation(net, net.batchNorm(y, wide), hardSwish);
    if (excite) {
      String gate = net.op("GlobalAveragePool", y);
      gate = net.op("Relu", net.biasedConv(gate, Kernel.of(wide, wide / 4, 1, 1), 2));
      gate = net.biasedConv(gate, Kernel.of(wide / 4, wide, 1, 1), 2);
      gate =
          net.op(
              "HardSigmoid", gate, NetBuilder.real("alpha", 1 / 6f), NetBuilder.real("beta", 0.5f));
      y = net.op("Mul", y, gate);
    }
    y = net.batchNorm(net.conv(y, Kernel.of(wide, shape.out(), 1, 1), 2), shape.out());
    boolean residual = shape.stride() == 1 && shape.in() == shape.out();
    return residual ? net.op("Add", x, y) : y;
  }

  private static String activation(NetBuilder net, String x, boolean hardSwish) {
    return hardSwish ? decomposedHardSwish(net, x) : net.op("Relu", x);
  }

  private static String decomposedHardSwish(NetBuilder net, String x) {
    String gate = net.clip(net.op("Add", x, net.scalar(3)), 0, 6);
    return net.op("Div", List.of(net.op("Mul", x, gate), net.scalar(6)));
  }
}
