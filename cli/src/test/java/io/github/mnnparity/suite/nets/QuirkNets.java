package io.github.mnnparity.suite.nets;

import java.util.ArrayList;
import java.util.List;

/**
 * Networks whose kernels the real engine is known to get wrong, well apart: cubic Resize, and Less
 * on negative floats. Input {@code x 1x3x16x16}; the names of the wrong operators are given with
 * each.
 */
public final class QuirkNets {
  private QuirkNets() {}

  /**
   * @param wrong operators that the engine gets wrong, in execution order
   */
  public record Quirky(SmallNet net, List<String> wrong) {}

  /** {@code count} cubic resizes, with two convolutions around each. */
  public static Quirky resizes(int count, long seed) {
    SmallNet net = new SmallNet("quirk-resize" + count + "-" + seed, seed);
    String x = net.conv(net.input("x", 1, 3, 16, 16), "conv0", 3, 8, 3);
    List<String> wrong = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      x = net.node("Relu", "relu" + i, List.of(x));
      x = cubic(net, x, "resize" + i);
      wrong.add(x);
      x = net.conv(x, "conv" + i, 8, 8, 3);
    }
    return new Quirky(net.output(net.conv(x, "y", 8, 4, 3), SmallNet.FLOAT), wrong);
  }

  /** A comparison of negative floats behind a cubic resize. */
  public static Quirky comparison(long seed) {
    SmallNet net = new SmallNet("quirk-less-" + seed, seed);
    String x = net.conv(net.input("x", 1, 3, 16, 16), "conv0", 3, 8, 3);
    String wide = net.conv(cubic(net, x, "resize1"), "conv1", 8, 8, 3);
    String least = net.floats(new float[] {-0.5f}, 1);
    String less = net.node("Less", "less", List.of(wide, least));
    String chosen = net.node("Where", "chosen", List.of(less, least, wide));
    String y = net.conv(chosen, "y", 8, 4, 3);
    return new Quirky(net.output(y, SmallNet.FLOAT), List.of("resize1", "less"));
  }

  /** The same the other way round. */
  public static Quirky selection(long seed) {
    SmallNet net = new SmallNet("quirk-select-" + seed, seed);
    String x = net.conv(net.input("x", 1, 3, 16, 16), "conv0", 3, 8, 3);
    String least = net.floats(new float[] {-0.5f}, 1);
    String less = net.node("Less", "less", List.of(x, least));
    String chosen = net.node("Where", "chosen", List.of(less, least, x));
    String narrow = net.conv(chosen, "conv1", 8, 8, 3);
    String y = net.conv(cubic(net, narrow, "resize1"), "y", 8, 4, 3);
    return new Quirky(net.output(y, SmallNet.FLOAT), List.of("less", "resize1"));
  }

  private static String cubic(SmallNet net, String x, String output) {
    return net.node(
        "Resize",
        output,
        List.of(x, "", net.floats(new float[] {1, 1, 2, 2}, 4)),
        SmallNet.text("mode", "cubic"),
        SmallNet.text("coordinate_transformation_mode", "half_pixel"));
  }
}
