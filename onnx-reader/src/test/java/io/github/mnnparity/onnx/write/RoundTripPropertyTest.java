package io.github.mnnparity.onnx.write;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.primitives.ImmutableLongArray;
import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.GraphBuilder;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.graph.Value;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.onnx.OnnxReader;
import io.github.mnnparity.onnx.OnnxWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class RoundTripPropertyTest {
  @Property(tries = 200)
  void a_written_graph_is_read_back_without_loss(@ForAll long seed, @ForAll boolean external)
      throws IOException {
    Graph graph = graph(new Random(seed), 2);
    Path folder = Files.createTempDirectory("round-trip");
    Path file = folder.resolve("m.onnx");
    Path data = folder.resolve("m.onnx.data");
    try {
      if (external) {
        ModelFileWriter.write(graph, file, 0);
      } else {
        OnnxWriter.write(graph, file);
      }

      assertSame(new OnnxReader().read(file).graph(), graph);
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(data);
      Files.delete(folder);
    }
  }

  private static Graph graph(Random random, int depth) {
    var graph = new GraphBuilder("g" + random.nextInt()).opset("", 7 + random.nextInt(15));
    graph.opset("com.example", 1 + random.nextInt(3));
    List<String> names = new ArrayList<>();
    String scope = depth + "/";
    for (int i = random.nextInt(3); i > 0; i--) {
      names.add(scope + "in::" + i);
      graph.input(value(scope + "in::" + i, random));
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      names.add(scope + "w" + i);
      graph.initializer(scope + "w" + i, tensor(random));
    }
    for (int i = 0; i < random.nextInt(6); i++) {
      List<String> inputs = new ArrayList<>();
      for (int k = random.nextInt(3); k > 0; k--) {
        inputs.add(
            names.isEmpty() || random.nextInt(5) == 0
                ? ""
                : names.get(random.nextInt(names.size())));
      }
      List<String> outputs = List.of(scope + "v" + i, random.nextBoolean() ? "" : scope + "u" + i);
      List<Attribute> attributes = new ArrayList<>();
      for (int k = random.nextInt(4); k > 0; k--) {
        attributes.add(new Attribute("a" + k, payload(random, depth)));
      }
      String name = "node é " + i;
      graph.node(
          new Node(
              name,
              random.nextBoolean() ? "" : "com.example",
              "Op" + random.nextInt(3),
              inputs,
              outputs,
              attributes,
              List.of(name)));
      names.add(outputs.get(0));
    }
    if (!names.isEmpty()) {
      graph.output(value(names.get(names.size() - 1), random));
    }
    return graph.build();
  }

  private static Value value(String name, Random random) {
    DType dtype = DType.values()[random.nextInt(DType.values().length)];
    if (random.nextInt(4) == 0) {
      return new Value(name, dtype, Shape.SCALAR, false);
    }
    long[] dims = new long[random.nextInt(5)];
    for (int i = 0; i < dims.length; i++) {
      dims[i] = random.nextInt(6) - 1;
    }
    return new Value(name, dtype, Shape.of(dims));
  }

  private static Tensor tensor(Random random) {
    DType dtype = DType.values()[random.nextInt(DType.values().length)];
    long[] dims = new long[random.nextInt(4)];
    for (int i = 0; i < dims.length; i++) {
      dims[i] = random.nextInt(20);
    }
    Shape shape = Shape.of(dims);
    if (dtype == DType.STRING) {
      List<String> strings = new ArrayList<>();
      for (long i = shape.elements(); i > 0; i--) {
        strings.add("s\u00e9" + random.nextInt(100));
      }
      return Tensor.ofStrings(shape, strings);
    }
    byte[] bytes = new byte[(int) dtype.byteSize(shape.elements())];
    random.nextBytes(bytes);
    return Tensor.wrap(dtype, shape, ByteBuffer.wrap(bytes));
  }

  private static Attribute.Payload payload(Random random, int depth) {
    return switch (random.nextInt(depth > 0 ? 9 : 7)) {
      case 0 -> new Attribute.IntValue(random.nextLong());
      case 1 -> new Attribute.FloatValue(random.nextFloat());
      case 2 -> new Attribute.StringValue("text ü " + random.nextInt());
      case 3 -> new Attribute.IntsValue(ImmutableLongArray.of(random.nextLong(), -1));
      case 4 -> new Attribute.FloatsValue(List.of(Float.NaN, -0f, random.nextFloat()));
      case 5 -> new Attribute.StringsValue(List.of("", "b"));
      case 6 -> new Attribute.TensorValue(tensor(random));
      case 7 -> new Attribute.GraphValue(graph(random, depth - 1));
      default -> new Attribute.GraphsValue(List.of(graph(random, depth - 1)));
    };
  }

  private static void assertSame(Graph read, Graph written) {
    assertThat(read.name()).isEqualTo(written.name());
    assertThat(read.inputs()).isEqualTo(written.inputs());
    assertThat(read.outputs()).isEqualTo(written.outputs());
    assertThat(read.initializers().keySet()).isEqualTo(written.initializers().keySet());
    written
        .initializers()
        .forEach(
            (name, tensor) -> assertThat(read.initializers().get(name).bitEquals(tensor)).isTrue());
    assertThat(read.nodes()).hasSameSizeAs(written.nodes());
    for (int i = 0; i < read.nodes().size(); i++) {
      assertSame(read.nodes().get(i), written.nodes().get(i));
    }
    assertThat(read.opsets()).isEqualTo(written.opsets());
  }

  private static void assertSame(Node read, Node written) {
    assertThat(read.name()).isEqualTo(written.name());
    assertThat(read.domain()).isEqualTo(written.domain());
    assertThat(read.opType()).isEqualTo(written.opType());
    assertThat(read.inputs()).isEqualTo(written.inputs());
    assertThat(read.outputs()).isEqualTo(written.outputs());
    assertThat(read.sources()).isEqualTo(written.sources());
    assertThat(read.attributes()).hasSameSizeAs(written.attributes());
    for (int i = 0; i < read.attributes().size(); i++) {
      Attribute left = read.attributes().get(i);
      Attribute right = written.attributes().get(i);
      assertThat(left.name()).isEqualTo(right.name());
      if (right.value() instanceof Attribute.TensorValue tensor) {
        assertThat(((Attribute.TensorValue) left.value()).value().bitEquals(tensor.value()))
            .isTrue();
      } else if (right.value() instanceof Attribute.GraphValue graph) {
        assertSubgraph(((Attribute.GraphValue) left.value()).value(), graph.value());
      } else if (right.value() instanceof Attribute.GraphsValue graphs) {
        assertSubgraph(
            ((Attribute.GraphsValue) left.value()).values().get(0), graphs.values().get(0));
      } else {
        assertThat(left).isEqualTo(right);
      }
    }
  }

  /** A subgraph has the opsets of the model around it. */
  private static void assertSubgraph(Graph read, Graph written) {
    assertSame(
        new Graph(
            read.name(),
            written.opsets(),
            read.inputs(),
            read.outputs(),
            read.nodes(),
            read.initializers(),
            read.codings(),
            read.hidden()),
        written);
  }
}
