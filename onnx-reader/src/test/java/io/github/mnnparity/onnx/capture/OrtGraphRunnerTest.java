package io.github.mnnparity.onnx.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mnnparity.core.capture.GraphRunner;
import io.github.mnnparity.core.capture.GraphRunner.Optimization;
import io.github.mnnparity.core.capture.GraphRunner.RunOptions;
import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.EngineException;
import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.GraphBuilder;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.graph.Value;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OrtGraphRunnerTest {
  private static final OrtGraphRunner RUNNER = new OrtGraphRunner();
  private static final RunOptions OPTIONS = RunOptions.DEFAULT;

  static Node node(String name, String type, List<String> inputs, String output, Attribute... a) {
    return new Node(name, "", type, inputs, List.of(output), List.of(a), List.of(name));
  }

  /** {@code y = relu(x + w) * 2}, over a dynamic batch. */
  private static Graph chain() {
    return new GraphBuilder("chain")
        .opset("", 21)
        .input(new Value("x", DType.FLOAT32, Shape.of(-1, 3)))
        .initializer("w", Tensor.ofFloats(Shape.of(3), 1, -2, 3))
        .initializer("two", Tensor.ofFloats(Shape.SCALAR, 2))
        .node(node("add", "Add", List.of("x", "w"), "sum"))
        .node(node("relu", "Relu", List.of("sum"), "positive"))
        .node(node("mul", "Mul", List.of("positive", "two"), "y"))
        .output(new Value("y", DType.FLOAT32, Shape.SCALAR, false))
        .build();
  }

  private static float[] floats(Map<String, Tensor> values, String name) {
    return values.get(name).toFloats();
  }

  @Test
  void any_values_come_back_in_the_wanted_order() {
    var x = Tensor.ofFloats(Shape.of(1, 3), 1, 1, 1);

    var values = RUNNER.run(chain(), Map.of("x", x), List.of("y", "w", "sum", "x"), OPTIONS);

    assertThat(values.keySet()).containsExactly("y", "w", "sum", "x");
    assertThat(floats(values, "sum")).containsExactly(2, -1, 4);
    assertThat(floats(values, "y")).containsExactly(4, 0, 8);
    assertThat(values.get("y").shape()).isEqualTo(Shape.of(1, 3));
    assertThat(floats(values, "w")).containsExactly(1, -2, 3);
  }

  @Test
  void a_fed_inner_value_cuts_the_graph_there() {
    var sum = Tensor.ofFloats(Shape.of(2, 3), -1, 2, -3, 4, -5, 6);

    var values = RUNNER.run(chain(), Map.of("sum", sum), List.of("y", "sum"), OPTIONS);

    assertThat(floats(values, "y")).containsExactly(0, 4, 0, 8, 0, 12);
    assertThat(values.get("sum")).isSameAs(sum);
  }

  @Test
  void an_initializer_can_be_fed_another_value() {
    var x = Tensor.ofFloats(Shape.of(1, 3), 1, 1, 1);
    var two = Tensor.ofFloats(Shape.SCALAR, 10);

    var values = RUNNER.run(chain(), Map.of("x", x, "two", two), List.of("y"), OPTIONS);

    assertThat(floats(values, "y")).containsExactly(20, 0, 40);
  }

  @Test
  void one_output_of_a_node_can_be_fed_while_another_is_computed() {
    Graph graph =
        new GraphBuilder("split")
            .opset("", 13)
            .input(new Value("x", DType.FLOAT32, Shape.of(4)))
            .initializer("sizes", Tensor.ofLongs(Shape.of(2), 2, 2))
            .node(
                new Node(
                    "split",
                    "",
                    "Split",
                    List.of("x", "sizes"),
                    List.of("a", "b"),
                    List.of(),
                    List.of("split")))
            .node(node("add", "Add", List.of("a", "b"), "y"))
            .build();
    var x = Tensor.ofFloats(Shape.of(4), 1, 2, 3, 4);
    var a = Tensor.ofFloats(Shape.of(2), 10, 20);

    var values = RUNNER.run(graph, Map.of("x", x, "a", a), List.of("y", "b"), OPTIONS);

    assertThat(floats(values, "y")).containsExactly(13, 24);
    assertThat(floats(values, "b")).containsExactly(3, 4);
  }

  @Test
  void other_shapes_of_a_dynamic_input_give_other_results() {
    Graph graph = chain();

    for (int batch = 1; batch <= 6; batch++) {
      var x = Tensor.ofFloats(Shape.of(batch, 3), new float[3 * batch]);
      var values = RUNNER.run(graph, Map.of("x", x), List.of("y"), OPTIONS);
      assertThat(values.get("y").shape()).isEqualTo(Shape.of(batch, 3));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 1 << 15})
  void large_initializers_are_shared_and_give_the_same_bits_with_and_without_optimization(
      int rows) {
    float[] weights = new float[64 * rows];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) Math.sin(i);
    }
    Graph graph =
        new GraphBuilder("large")
            .opset("", 21)
            .input(new Value("x", DType.FLOAT32, Shape.of(1, rows)))
            .initializer("w", Tensor.ofFloats(Shape.of(rows, 64), weights))
            .node(node("mm", "MatMul", List.of("x", "w"), "y"))
            .build();
    float[] ones = new float[rows];
    java.util.Arrays.fill(ones, 1);
    var x = Tensor.ofFloats(Shape.of(1, rows), ones);

    for (Optimization optimization : Optimization.values()) {
      var options = new RunOptions(1, 1 << 20, optimization);
      float[] y = floats(RUNNER.run(graph, Map.of("x", x), List.of("y"), options), "y");
      for (int column = 0; column < 64; column++) {
        double sum = 0;
        for (int row = 0; row < rows; row++) {
          sum += weights[64 * row + column];
        }
        assertThat(y[column]).isCloseTo((float) sum, org.assertj.core.data.Offset.offset(1e-3f));
      }
    }
  }

  @Test
  void results_beyond_the_budget_come_in_groups_and_are_whole() {
    var x = Tensor.ofFloats(Shape.of(100, 3), new float[300]);
    var options = new RunOptions(1, 1300, Optimization.OFF);

    var values = RUNNER.run(chain(), Map.of("x", x), List.of("sum", "positive", "y"), options);

    assertThat(values.keySet()).containsExactly("sum", "positive", "y");
    assertThat(values.get("y").doubleAt(299)).isEqualTo(6);
    assertThat(values.get("y").data().isDirect()).isTrue();
  }

  @Test
  void groups_hold_at_most_the_budget_where_that_is_possible() {
    var sizes = new java.util.LinkedHashMap<String, Long>();
    sizes.put("a", 5L);
    sizes.put("b", 5L);
    sizes.put("c", 50L);
    sizes.put("d", 1L);

    assertThat(OrtGraphRunner.groups(sizes, 10))
        .containsExactly(List.of("a", "b"), List.of("c"), List.of("d"));
  }

  @Test
  void a_subgraph_takes_values_from_around_it() {
    Graph then =
        new GraphBuilder("then")
            .node(node("neg", "Neg", List.of("sum"), "t"))
            .output(new Value("t", DType.FLOAT32, Shape.of(1, 3)))
            .build();
    Graph otherwise =
        new GraphBuilder("else")
            .node(node("abs", "Abs", List.of("sum"), "e"))
            .output(new Value("e", DType.FLOAT32, Shape.of(1, 3)))
            .build();
    Graph graph =
        new GraphBuilder("if")
            .opset("", 21)
            .input(new Value("x", DType.FLOAT32, Shape.of(1, 3)))
            .input(new Value("c", DType.BOOL, Shape.SCALAR))
            .node(node("add", "Add", List.of("x", "x"), "sum"))
            .node(
                node(
                    "if",
                    "If",
                    List.of("c"),
                    "y",
                    Attribute.of("then_branch", then),
                    Attribute.of("else_branch", otherwise)))
            .build();
    var x = Tensor.ofFloats(Shape.of(1, 3), 1, 2, 3);
    var c = Tensor.ofBooleans(Shape.SCALAR, true);

    var values = RUNNER.run(graph, Map.of("x", x, "c", c), List.of("y"), OPTIONS);

    assertThat(floats(values, "y")).containsExactly(-2, -4, -6);
  }

  @ParameterizedTest
  @EnumSource(
      value = DType.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {
        "STRING",
        "INT4",
        "UINT4",
        "FLOAT8E4M3FN",
        "FLOAT8E4M3FNUZ",
        "FLOAT8E5M2",
        "FLOAT8E5M2FNUZ"
      })
  void a_value_of_any_type_goes_in_and_out_bit_by_bit(DType dtype) {
    byte[] bytes = new byte[(int) dtype.byteSize(5)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (dtype == DType.BOOL ? i % 2 : -17 * i - 100);
    }
    var x = Tensor.wrap(dtype, Shape.of(5), ByteBuffer.wrap(bytes));
    Graph graph =
        new GraphBuilder("identity")
            .opset("", 21)
            .input(new Value("x", dtype, Shape.of(5)))
            .node(node("id", "Identity", List.of("x"), "y"))
            .build();

    var y = RUNNER.run(graph, Map.of("x", x), List.of("y"), OPTIONS).get("y");

    assertThat(y.bitEquals(x)).as("%s %s", y, y.data()).isTrue();
  }

  @Test
  void strings_go_in_and_out() {
    var x = Tensor.ofStrings(Shape.of(2, 2), List.of("a", "", "ü", "long text"));
    Graph graph =
        new GraphBuilder("identity")
            .opset("", 21)
            .input(new Value("x", DType.STRING, Shape.of(2, 2)))
            .node(node("id", "Identity", List.of("x"), "y"))
            .build();

    var y = RUNNER.run(graph, Map.of("x", x), List.of("y"), OPTIONS).get("y");

    assertThat(y.bitEquals(x)).isTrue();
  }

  @Test
  void empty_and_scalar_tensors_go_in_and_out() {
    Graph graph =
        new GraphBuilder("empty")
            .opset("", 21)
            .input(new Value("x", DType.FLOAT32, Shape.of(-1, 3)))
            .input(new Value("s", DType.FLOAT32, Shape.SCALAR))
            .node(node("add", "Add", List.of("x", "s"), "y"))
            .node(node("neg", "Neg", List.of("s"), "n"))
            .build();
    var x = Tensor.ofFloats(Shape.of(0, 3));
    var s = Tensor.ofFloats(Shape.SCALAR, 4);

    var values = RUNNER.run(graph, Map.of("x", x, "s", s), List.of("y", "n"), OPTIONS);

    assertThat(values.get("y").shape()).isEqualTo(Shape.of(0, 3));
    assertThat(floats(values, "n")).containsExactly(-4);
  }

  @Test
  void a_sequence_is_refused_by_name() {
    Graph graph =
        new GraphBuilder("sequence")
            .opset("", 21)
            .input(new Value("x", DType.FLOAT32, Shape.of(2)))
            .node(node("seq", "SequenceConstruct", List.of("x"), "y"))
            .build();
    var x = Tensor.ofFloats(Shape.of(2), 1, 2);

    assertThatThrownBy(() -> RUNNER.run(graph, Map.of("x", x), List.of("y"), OPTIONS))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("value 'y'");
  }

  @ParameterizedTest
  @EnumSource(
      value = DType.class,
      names = {"INT4", "UINT4", "FLOAT8E4M3FN", "FLOAT8E5M2"})
  void a_value_that_cannot_be_carried_is_refused_by_name(DType dtype) {
    var scale = Tensor.ofFloats(Shape.SCALAR, 1);
    var zero = Tensor.wrap(dtype, Shape.SCALAR, ByteBuffer.allocate(1));
    Graph graph =
        new GraphBuilder("quantize")
            .opset("", 21)
            .input(new Value("x", DType.FLOAT32, Shape.of(2)))
            .initializer("scale", scale)
            .initializer("zero", zero)
            .node(node("q", "QuantizeLinear", List.of("x", "scale", "zero"), "q"))
            .node(node("d", "DequantizeLinear", List.of("q", "scale", "zero"), "y"))
            .build();
    var x = Tensor.ofFloats(Shape.of(2), 1, 2);

    assertThat(floats(RUNNER.run(graph, Map.of("x", x), List.of("y"), OPTIONS), "y"))
        .containsExactly(1, 2);
    assertThatThrownBy(() -> RUNNER.run(graph, Map.of("x", x), List.of("q"), OPTIONS))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("value 'q'");
  }

  @Test
  void a_missing_or_wrong_input_says_what_the_model_wants() {
    assertThatThrownBy(() -> RUNNER.run(chain(), Map.of(), List.of("y"), OPTIONS))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "input 'x'\n  expected: a tensor to run the model with\n  found:    none\n"
                + "  next:     the model wants x: FLOAT32 ?x3");
    var wrong = Tensor.ofLongs(Shape.of(1, 4), 1, 2, 3, 4);
    assertThatThrownBy(() -> RUNNER.run(chain(), Map.of("x", wrong), List.of("y"), OPTIONS))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("expected: FLOAT32 ?x3\n  found:    INT64 1x4");
    assertThatThrownBy(() -> RUNNER.run(chain(), Map.of(), List.of("nowhere"), OPTIONS))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("no such value");
  }

  @Test
  void a_node_that_fails_is_named() {
    Graph graph =
        new GraphBuilder("fails")
            .opset("", 21)
            .input(new Value("x", DType.FLOAT32, Shape.of(4)))
            .input(new Value("shape", DType.INT64, Shape.of(2)))
            .node(node("the reshape", "Reshape", List.of("x", "shape"), "y"))
            .build();
    var x = Tensor.ofFloats(Shape.of(4), 1, 2, 3, 4);
    var shape = Tensor.ofLongs(Shape.of(2), 3, 3);

    assertThatThrownBy(
            () -> RUNNER.run(graph, Map.of("x", x, "shape", shape), List.of("y"), OPTIONS))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("ONNX Runtime, node 'the reshape' (Reshape)");
  }

  @Test
  void an_unknown_operator_is_named() {
    Graph graph =
        new GraphBuilder("unknown")
            .opset("", 21)
            .input(new Value("x", DType.FLOAT32, Shape.of(4)))
            .node(node("n1", "NoSuchOp", List.of("x"), "y"))
            .build();
    var x = Tensor.ofFloats(Shape.of(4), 1, 2, 3, 4);

    assertThatThrownBy(() -> RUNNER.run(graph, Map.of("x", x), List.of("y"), OPTIONS))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("NoSuchOp");
  }

  @Test
  void an_opset_that_is_too_new_is_restamped_unless_an_operator_is_as_new() {
    Graph old = chain();
    Graph newer =
        new Graph(
            old.name(),
            Map.of("", 28L),
            old.inputs(),
            old.outputs(),
            old.nodes(),
            old.initializers(),
            Map.of(),
            java.util.Set.of());
    var x = Tensor.ofFloats(Shape.of(1, 3), 1, 1, 1);

    assertThat(floats(RUNNER.run(newer, Map.of("x", x), List.of("y"), OPTIONS), "y"))
        .containsExactly(4, 0, 8);
    Graph changed = newer.withNodes(List.of(node("m", "SwiGLU", List.of("x"), "y")));
    assertThatThrownBy(() -> RUNNER.run(changed, Map.of("x", x), List.of("y"), OPTIONS))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("node 'm' (SwiGLU)");
  }

  @Test
  void opaque_nodes_matter_only_where_they_are_needed() {
    Graph graph =
        new GraphBuilder("opaque")
            .opset("", 21)
            .input(new Value("x", DType.FLOAT32, Shape.of(1)))
            .node(
                new Node("o", Node.OPAQUE, "Odd", List.of("x"), List.of("h"), List.of(), List.of()))
            .node(node("neg", "Neg", List.of("h"), "y"))
            .build();
    var one = Tensor.ofFloats(Shape.of(1), 1);

    assertThat(floats(RUNNER.run(graph, Map.of("h", one), List.of("y"), OPTIONS), "y"))
        .containsExactly(-1);
    assertThatThrownBy(() -> RUNNER.run(graph, Map.of("x", one), List.of("y"), OPTIONS))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("node 'o' (Odd)");
  }

  @Test
  void the_service_loader_finds_it() {
    assertThat(ServiceLoader.load(GraphRunner.class))
        .hasAtLeastOneElementOfType(OrtGraphRunner.class);
    assertThat(RUNNER.description()).isEqualTo("ONNX Runtime 1.29.0");
  }
}
