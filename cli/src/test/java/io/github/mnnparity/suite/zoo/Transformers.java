package io.github.mnnparity.suite.zoo;

import java.util.List;

/** A small text encoder. */
final class Transformers {
  private static final int TOKENS = 12;
  private static final int WIDTH = 48;
  private static final int HEADS = 4;
  private static final int VOCABULARY = 100;

  private Transformers() {}

  /**
   * Input {@code ids 1x12} of int64 below 100; two layers with attention and Erf-GELU, one with
   * LayerNormalization as an operator, one with it decomposed; ends in Softmax over 10 classes.
   */
  static byte[] encoder(long seed) {
    NetBuilder net = new NetBuilder("encoder", seed);
    String ids = net.longInput("ids", 1, TOKENS);
    String table = net.normal(0, 1, VOCABULARY, WIDTH);
    String x = net.op("Gather", List.of(table, ids), NetBuilder.integer("axis", 0));
    x = net.op("Add", x, net.normal(0, 0.5, 1, TOKENS, WIDTH));
    x = layerNorm(net, x, true);
    for (boolean fused : new boolean[] {true, false}) {
      x = layerNorm(net, net.op("Add", x, attention(net, x)), fused);
      x = layerNorm(net, net.op("Add", x, feedForward(net, x)), fused);
    }
    x = linear(net, x, WIDTH, 10);
    return net.model(net.op("Softmax", x, NetBuilder.integer("axis", -1)));
  }

  private static String linear(NetBuilder net, String x, int in, int out) {
    String weights = net.normal(0, Math.sqrt(1.0 / in), in, out);
    return net.op("Add", net.op("MatMul", x, weights), net.normal(0, 0.1, out));
  }

  private static String attention(NetBuilder net, String x) {
    String query = heads(net, linear(net, x, WIDTH, WIDTH), 0, 2, 1, 3);
    String key = heads(net, linear(net, x, WIDTH, WIDTH), 0, 2, 3, 1);
    String value = heads(net, linear(net, x, WIDTH, WIDTH), 0, 2, 1, 3);
    String scores = net.op("MatMul", query, key);
    scores = net.op("Div", scores, net.scalar((float) Math.sqrt(WIDTH / (double) HEADS)));
    String weights = net.op("Softmax", scores, NetBuilder.integer("axis", -1));
    String mixed = net.op("MatMul", weights, value);
    mixed = net.op("Transpose", mixed, NetBuilder.ints("perm", 0, 2, 1, 3));
    mixed = net.op("Reshape", mixed, net.longs(1, TOKENS, WIDTH));
    return linear(net, mixed, WIDTH, WIDTH);
  }

  private static String heads(NetBuilder net, String x, long... perm) {
    String split = net.op("Reshape", x, net.longs(1, TOKENS, HEADS, WIDTH / HEADS));
    return net.op("Transpose", split, NetBuilder.ints("perm", perm));
  }

  private static String feedForward(NetBuilder net, String x) {
    String wide = linear(net, x, WIDTH, 2 * WIDTH);
    String erf = net.op("Erf", net.op("Div", wide, net.scalar((float) Math.sqrt(2))));
    String gelu = net.op("Mul", wide, net.op("Add", erf, net.scalar(1)));
    gelu = net.op("Mul", gelu, net.scalar(0.5f));
    return linear(net, gelu, 2 * WIDTH, WIDTH);
  }

  private static String layerNorm(NetBuilder net, String x, boolean fused) {
    String scale = net.uniform(0.8, 1.2, WIDTH);
    String shift = net.normal(0, 0.1, WIDTH);
    if (fused) {
      return net.op(
          "LayerNormalization",
          List.of(x, scale, shift),
          NetBuilder.integer("axis", -1),
          NetBuilder.real("epsilon", 1e-5f));
    }
    String centred = net.op("Sub", x, mean(net, x));
    String square = net.op("Pow", centred, net.scalar(2));
    String deviation = net.op("Sqrt", net.op("Add", mean(net, square), net.scalar(1e-5f)));
    String normal = net.op("Div", centred, deviation);
    return net.op("Add", net.op("Mul", normal, scale), shift);
  }

  private static String mean(NetBuilder net, String x) {
    return net.op("ReduceMean", x, NetBuilder.ints("axes", -1));
  }
}
