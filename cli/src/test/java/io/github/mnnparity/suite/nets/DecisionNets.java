package io.github.mnnparity.suite.nets;

import java.util.List;
import java.util.Locale;

/**
 * Networks that decide between scores which are equal but for rounding: classes 0 and 1 are the
 * same sum in another order. Input {@code x 1x3x16x16}.
 */
public final class DecisionNets {
  private static final int CHANNELS = 32;
  private static final int CLASSES = 10;

  private DecisionNets() {}

  /** What decides, and what the outputs are made of. */
  public enum Decision {
    ARGMAX,
    ARGMAX_GATHER,
    TOPK,
    FLOOR,
    GREATER_WHERE
  }

  public static SmallNet of(Decision decision, long seed) {
    SmallNet net =
        new SmallNet("decision-" + decision.name().toLowerCase(Locale.ROOT) + "-" + seed, seed);
    String logits = logits(net);
    return switch (decision) {
      case ARGMAX -> net.output(argMax(net, logits), SmallNet.INT64);
      case ARGMAX_GATHER -> {
        String table = net.floats(net.normal(1, CLASSES * 4), CLASSES, 4);
        String row =
            net.node(
                "Gather", "row", List.of(table, argMax(net, logits)), SmallNet.integer("axis", 0));
        String factor = net.floats(new float[] {1.5f}, 1);
        yield net.output(net.node("Mul", "y", List.of(row, factor)), SmallNet.FLOAT);
      }
      case TOPK -> {
        net.nodes(
            "TopK",
            List.of("scores", "classes"),
            List.of(logits, net.longs(3)),
            SmallNet.integer("axis", 1));
        yield net.output("scores", SmallNet.FLOAT).output("classes", SmallNet.INT64);
      }
      case FLOOR -> {
        String gap = net.node("Sub", "gap", List.of(part(net, logits, 0), part(net, logits, 1)));
        String large = net.node("Mul", "large", List.of(gap, net.floats(new float[] {1e3f}, 1)));
        String whole = net.node("Floor", "whole", List.of(large));
        yield net.output(
            net.node("Add", "y", List.of(whole, part(net, logits, 2))), SmallNet.FLOAT);
      }
      case GREATER_WHERE -> {
        String mask =
            net.node("Greater", "mask", List.of(part(net, logits, 0), part(net, logits, 1)));
        String zero = net.floats(new float[] {0}, 1);
        String chosen = net.node("Where", "chosen", List.of(mask, "features", zero));
        yield net.output(net.conv(chosen, "y", CHANNELS, 4, 3), SmallNet.FLOAT);
      }
    };
  }

  private static String argMax(SmallNet net, String logits) {
    return net.node(
        "ArgMax",
        "label",
        List.of(logits),
        SmallNet.integer("axis", 1),
        SmallNet.integer("keepdims", 0));
  }

  private static String part(SmallNet net, String logits, int index) {
    return net.node(
        "Slice",
        "part" + index,
        List.of(logits, net.longs(index), net.longs(index + 1), net.longs(1)));
  }

  /** Features, then the features in both orders, then scores of which the first two are one sum. */
  private static String logits(SmallNet net) {
    String x = net.input("x", 1, 3, 16, 16);
    String features = net.node("Relu", "features", List.of(net.conv(x, "stem", 3, CHANNELS, 3)));
    float[] orders = new float[2 * CHANNELS * CHANNELS];
    for (int i = 0; i < CHANNELS; i++) {
      orders[i * CHANNELS + i] = 1;
      orders[(CHANNELS + i) * CHANNELS + CHANNELS - 1 - i] = 1;
    }
    String both =
        net.node(
            "Conv", "both", List.of(features, net.floats(orders, 2 * CHANNELS, CHANNELS, 1, 1)));
    float[] weights = net.normal(0.2, CLASSES * 2 * CHANNELS);
    float[] sum = net.normal(1, CHANNELS);
    for (int i = 0; i < CHANNELS; i++) {
      weights[i] = sum[i];
      weights[CHANNELS + i] = 0;
      weights[2 * CHANNELS + i] = 0;
      weights[3 * CHANNELS + i] = sum[CHANNELS - 1 - i];
    }
    return net.node(
        "Conv", "logits", List.of(both, net.floats(weights, CLASSES, 2 * CHANNELS, 1, 1)));
  }
}
