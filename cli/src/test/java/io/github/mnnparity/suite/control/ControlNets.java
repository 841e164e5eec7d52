package io.github.mnnparity.suite.control;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.GraphBuilder;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.graph.Value;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.List;
import java.util.Random;

/** Small nets of ONNX operators, opset 17; every weight from one seed. Not thread-safe. */
final class ControlNets {
  private static final long OPSET = 17;
  private static final int HIDDEN = 6;

  private final GraphBuilder graph;
  private final Random random = new Random(11);

  private ControlNets(String name) {
    graph = new GraphBuilder(name).opset("", OPSET);
  }

  /**
   * Text lines: two recurrent layers of both directions behind a convolution, then a classifier.
   */
  static Graph lstm() {
    ControlNets net = new ControlNets("lstm");
    net.input("x", 2, 3, 9);
    net.weights("k", 4, 3, 3);
    net.node("Conv", List.of("x", "k"), "conv");
    net.node("Relu", List.of("conv"), "relu");
    net.node("Transpose", List.of("relu"), "steps", Attribute.of("perm", new long[] {2, 0, 1}));
    String first = net.recurrent("LSTM", "steps", "one", 4, 4, 2);
    String second = net.recurrent("LSTM", net.joined(first, "one"), "two", 2 * HIDDEN, 4, 2);
    net.weights("m", 2 * HIDDEN, 5);
    net.weights("b", 5);
    net.node("MatMul", List.of(net.joined(second, "two"), "m"), "product");
    net.node("Add", List.of("product", "b"), "sum");
    net.node("Softmax", List.of("sum"), "y", Attribute.of("axis", -1));
    return net.output("y");
  }

  /** One layer of a GRU. */
  static Graph gru(boolean linearBeforeReset) {
    ControlNets net = new ControlNets("gru");
    net.input("x", 5, 2, 4);
    Attribute linear = Attribute.of("linear_before_reset", linearBeforeReset ? 1 : 0);
    net.recurrent("GRU", "x", "gru", 4, 3, 1, linear);
    return net.output("gru_y");
  }

  /** One layer, backwards. */
  static Graph reversed() {
    ControlNets net = new ControlNets("reversed");
    net.input("x", 5, 2, 4);
    net.recurrent("LSTM", "x", "lstm", 4, 4, 1, Attribute.of("direction", "reverse"));
    return net.output("lstm_y");
  }

  /** A branch with weights of its own, inside one that chooses; both read values from outside. */
  static Graph branches() {
    ControlNets net = new ControlNets("branches");
    net.input("x", 1, 3, 8, 8);
    net.weights("k", 4, 3, 3, 3);
    net.node("Conv", List.of("x", "k"), "conv", Attribute.of("pads", new long[] {1, 1, 1, 1}));
    net.node("Relu", List.of("conv"), "relu");
    net.node("ReduceMax", List.of("relu"), "top", Attribute.of("keepdims", 0));
    net.graph.initializer("zero", Tensor.ofFloats(Shape.SCALAR, 0f));
    net.graph.initializer("much", Tensor.ofFloats(Shape.SCALAR, 1000f));
    net.node("Greater", List.of("top", "zero"), "some");
    net.node("Greater", List.of("top", "much"), "lots");

    ControlNets deep = new ControlNets("deep");
    deep.weights("deepK", 4, 4, 1, 1);
    deep.node("Conv", List.of("relu", "deepK"), "deepConv");
    ControlNets flat = new ControlNets("flat");
    flat.node("Tanh", List.of("relu"), "flatTanh");
    ControlNets yes = new ControlNets("yes");
    yes.node(
        "If",
        List.of("lots"),
        "inner",
        Attribute.of("then_branch", flat.result("flatTanh")),
        Attribute.of("else_branch", deep.result("deepConv")));
    yes.node("Add", List.of("inner", "relu"), "yesAdd");
    ControlNets no = new ControlNets("no");
    no.node("Neg", List.of("relu"), "noNeg");
    net.node(
        "If",
        List.of("some"),
        "chosen",
        Attribute.of("then_branch", yes.result("yesAdd")),
        Attribute.of("else_branch", no.result("noNeg")));

    net.weights("last", 2, 4, 1, 1);
    net.node("Conv", List.of("chosen", "last"), "y");
    return net.output("y");
  }

  /** A matrix is applied again and again, every state is kept. */
  static Graph loop(long trips) {
    ControlNets net = new ControlNets("loop");
    net.input("x", 2, 3);
    net.graph.initializer("trips", Tensor.ofLongs(Shape.SCALAR, trips));
    net.graph.initializer("true", Tensor.ofLongs(Shape.SCALAR, 1).cast(DType.BOOL));
    net.node("Relu", List.of("x"), "relu");

    ControlNets body = new ControlNets("body");
    body.graph.input(new Value("step", DType.INT64, Shape.SCALAR));
    body.graph.input(new Value("before", DType.BOOL, Shape.SCALAR));
    body.graph.input(new Value("state", DType.FLOAT32, Shape.of(2, 3)));
    body.weights("w", 3, 3);
    body.node("Identity", List.of("before"), "goesOn");
    body.node("MatMul", List.of("state", "w"), "product");
    body.node("Add", List.of("product", "relu"), "sum");
    body.node("Tanh", List.of("sum"), "next");
    body.node("Mul", List.of("next", "next"), "square");
    body.graph.output(new Value("goesOn", DType.BOOL, Shape.SCALAR));
    body.graph.output(new Value("next", DType.FLOAT32, Shape.of(2, 3)));
    body.graph.output(new Value("square", DType.FLOAT32, Shape.of(2, 3)));

    net.nodes(
        "Loop",
        List.of("trips", "true", "relu"),
        List.of("last", "squares"),
        Attribute.of("body", body.graph.build()));
    net.graph.output(new Value("squares", DType.FLOAT32, Shape.SCALAR, false));
    return net.output("last");
  }

  /** Values for a net's only input. */
  static Tensor inputOf(Graph graph) {
    Shape shape = graph.inputs().get(0).shape();
    Random random = new Random(5);
    float[] values = new float[Math.toIntExact(shape.elements())];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Tensor.ofFloats(shape, values);
  }

  private void input(String name, long... dims) {
    graph.input(new Value(name, DType.FLOAT32, Shape.of(dims)));
  }

  private void weights(String name, long... dims) {
    Shape shape = Shape.of(dims);
    float[] values = new float[Math.toIntExact(shape.elements())];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (0.4 * random.nextGaussian());
    }
    graph.initializer(name, Tensor.ofFloats(shape, values));
  }

  private void node(String type, List<String> inputs, String output, Attribute... attributes) {
    nodes(type, inputs, List.of(output), attributes);
  }

  private void nodes(
      String type, List<String> inputs, List<String> outputs, Attribute... attributes) {
    String name = "node_" + outputs.get(0);
    graph.node(new Node(name, "", type, inputs, outputs, List.of(attributes), List.of(name)));
  }

  /** Adds a recurrent layer; returns its sequence {@code [T, D, N, H]}. */
  private String recurrent(
      String type,
      String x,
      String name,
      long size,
      long gates,
      long directions,
      Attribute... attributes) {
    weights(name + "_w", directions, gates * HIDDEN, size);
    weights(name + "_r", directions, gates * HIDDEN, HIDDEN);
    weights(name + "_b", directions, 2 * gates * HIDDEN);
    Attribute[] all = new Attribute[attributes.length + (directions == 2 ? 2 : 1)];
    System.arraycopy(attributes, 0, all, 0, attributes.length);
    all[attributes.length] = Attribute.of("hidden_size", HIDDEN);
    if (directions == 2) {
      all[attributes.length + 1] = Attribute.of("direction", "bidirectional");
    }
    List<String> outputs =
        type.equals("LSTM")
            ? List.of(name + "_y", name + "_h", name + "_c")
            : List.of(name + "_y", name + "_h");
    nodes(type, List.of(x, name + "_w", name + "_r", name + "_b"), outputs, all);
    return name + "_y";
  }

  /** Both directions side by side: {@code [T, N, D·H]}. */
  private String joined(String sequence, String name) {
    graph.initializer(name + "_shape", Tensor.ofLongs(Shape.of(3), 0, 0, -1));
    node(
        "Transpose",
        List.of(sequence),
        name + "_turned",
        Attribute.of("perm", new long[] {0, 2, 1, 3}));
    node("Reshape", List.of(name + "_turned", name + "_shape"), name + "_joined");
    return name + "_joined";
  }

  private Graph output(String name) {
    return result(name);
  }

  private Graph result(String name) {
    graph.output(new Value(name, DType.FLOAT32, Shape.SCALAR, false));
    return graph.build();
  }
}
