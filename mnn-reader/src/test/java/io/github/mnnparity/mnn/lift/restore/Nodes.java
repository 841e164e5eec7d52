package io.github.mnnparity.mnn.lift.restore;

import io.github.mnnparity.core.capture.GraphRunner;
import io.github.mnnparity.core.capture.GraphRunner.RunOptions;
import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.GraphBuilder;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.graph.Value;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.ServiceLoader;

/** Puts graphs together for tests of restorations, and runs them. */
final class Nodes {
  private static final GraphRunner RUNNER =
      ServiceLoader.load(GraphRunner.class).findFirst().orElseThrow();

  final GraphBuilder graph = new GraphBuilder("test").opset("", 21);
  private final Random random = new Random(3);

  Nodes input(String name, long... dims) {
    graph.input(new Value(name, DType.FLOAT32, Shape.of(dims)));
    return this;
  }

  Nodes output(String name) {
    graph.output(new Value(name, DType.FLOAT32, Shape.SCALAR, false));
    return this;
  }

  Nodes longs(String name, long... values) {
    graph.initializer(name, Tensor.ofLongs(Shape.of(values.length), values));
    return this;
  }

  Nodes floats(String name, long... dims) {
    Shape shape = Shape.of(dims);
    float[] values = new float[(int) shape.elements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat() - 0.5f;
    }
    graph.initializer(name, Tensor.ofFloats(shape, values));
    return this;
  }

  Nodes zeros(String name, int size) {
    graph.initializer(name, Tensor.ofFloats(Shape.of(size), new float[size]));
    return this;
  }

  /** A node with one output, which gives it its name. */
  Nodes add(String opType, String output, String inputs, Attribute... attributes) {
    graph.node(
        new Node(
            output + "-node",
            "",
            opType,
            Arrays.asList(inputs.split(" ")),
            List.of(output),
            List.of(attributes),
            List.of("op " + output)));
    return this;
  }

  /** A split of axis 1 in equal parts. */
  Nodes split(String input, String... outputs) {
    graph.node(
        new Node(
            "split-node",
            "",
            "Split",
            List.of(input),
            List.of(outputs),
            List.of(Attribute.of("axis", 1), Attribute.of("num_outputs", outputs.length)),
            List.of("op split")));
    return this;
  }

  Graph build() {
    return graph.build();
  }

  static List<String> types(Graph graph) {
    return graph.nodes().stream().map(Node::opType).toList();
  }

  static Node only(Graph graph, String opType) {
    return graph.nodes().stream().filter(n -> n.opType().equals(opType)).findFirst().orElseThrow();
  }

  /** The value {@code y} for values of {@code x} that grow by a tenth. */
  static float[] run(Graph graph) {
    Value input = graph.inputs().get(0);
    float[] values = new float[(int) input.shape().elements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = i / 10f - 1;
    }
    Tensor x = Tensor.ofFloats(input.shape(), values);
    return RUNNER
        .run(graph, Map.of(input.name(), x), List.of("y"), RunOptions.DEFAULT)
        .get("y")
        .toFloats();
  }
}
