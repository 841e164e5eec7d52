package io.github.mnnparity.mnn.lift.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mnnparity.core.error.MalformedModelException;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.lift.registry.Lifters;
import io.github.mnnparity.mnn.model.NetFile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WhileLifterTest {
  private static final Map<String, Tensor> FEEDS =
      Map.of("m", Tensor.ofLongs(Shape.of(1), 3), "x", Tensor.ofFloats(Shape.of(2), 1, 2));

  private static NetFile integer(NetFile net, String name, String value) {
    return net.op(
        "Const",
        name,
        "Blob",
        "dims=[1] dataType=DT_INT32 int32s=[" + value + "]",
        List.of(),
        List.of(name));
  }

  private static NetFile input(NetFile net, String name) {
    return net.op("Input", name, "Input", "dims=[1] dtype=DT_INT32", List.of(), List.of(name));
  }

  private static NetFile binary(NetFile net, String type, String a, String b, String to) {
    return net.op("BinaryOp", to, "BinaryOp", "opType=" + type, List.of(a, b), List.of(to));
  }

  private static NetFile net() {
    NetFile net = new NetFile();
    input(net, "m").input("x", "[2]");
    return integer(net, "true", "1");
  }

  /** Body: v := v + captured, scanned before the step is added to it. */
  private static NetFile counting(List<String> outputs) {
    NetFile net = net();
    net.subgraph(
        "body",
        List.of("i", "cond", "v", "captured"),
        List.of("cond", "next", "captured", "scan"),
        b -> {
          input(input(input(input(b, "i"), "cond"), "v"), "captured");
          binary(b, "ADD", "v", "captured", "next");
          b.op("Cast", "float", "CastParam", "dstT=DT_FLOAT", List.of("i"), List.of("float"));
          binary(b, "ADD", "next", "float", "scan");
        });
    return net.op(
        "While", "loop", "WhileParam", "body_graph=body", List.of("m", "true", "x", "x"), outputs);
  }

  @Test
  void places_bind_what_a_loop_carries_and_what_it_scans() {
    NetFile net = counting(List.of("final", "same", "scans")).output("final").output("scans");

    assertThat(Run.of(net, "final", FEEDS).toFloats()).containsExactly(4, 8);
    assertThat(Run.of(net, "scans", FEEDS).toFloats()).containsExactly(2, 4, 4, 7, 6, 10);
    assertThat(Run.of(net, "scans", FEEDS).shape()).isEqualTo(Shape.of(3, 2));
  }

  @Test
  void a_loop_without_trips_gives_the_first_values_and_no_scans() {
    NetFile net = counting(List.of("final", "same", "scans")).output("final").output("scans");
    Map<String, Tensor> feeds = Map.of("m", Tensor.ofLongs(Shape.of(1), 0), "x", FEEDS.get("x"));

    assertThat(Run.of(net, "final", feeds).toFloats()).containsExactly(1, 2);
    assertThat(Run.of(net, "scans", feeds).elements()).isZero();
  }

  @Test
  void what_the_body_hands_on_unchanged_is_captured_and_given_out_as_it_is() {
    NetFile net = counting(List.of("final", "same", "scans")).output("same").output("final");

    Node loop =
        Run.graph(net).nodes().stream()
            .filter(node -> node.opType().equals("Loop"))
            .findFirst()
            .orElseThrow();

    assertThat(loop.inputs()).hasSize(3);
    assertThat(Run.of(net, "same", FEEDS).toFloats()).containsExactly(1, 2);
  }

  @Test
  void a_body_may_end_its_loop() {
    NetFile net = net();
    net.subgraph(
        "body",
        List.of("i", "cond", "v"),
        List.of("go", "next"),
        b -> {
          input(input(input(b, "i"), "cond"), "v");
          binary(b, "ADD", "v", "v", "next");
          integer(b, "one", "1");
          binary(b, "LESS", "i", "one", "go");
        });
    net.op(
            "While",
            "loop",
            "WhileParam",
            "body_graph=body",
            List.of("m", "true", "x"),
            List.of("final"))
        .output("final");

    assertThat(Run.of(net, "final", FEEDS).toFloats()).containsExactly(4, 8);
  }

  @Test
  void a_value_may_grow_in_rank() {
    NetFile net = net();
    net.subgraph(
        "body",
        List.of("i", "cond", "v"),
        List.of("cond", "next"),
        b -> {
          input(input(input(b, "i"), "cond"), "v");
          b.op(
              "Unsqueeze",
              "next",
              "SqueezeParam",
              "squeezeDims=[0]",
              List.of("v"),
              List.of("next"));
        });
    net.op(
            "While",
            "loop",
            "WhileParam",
            "body_graph=body",
            List.of("m", "true", "x"),
            List.of("final"))
        .output("final");

    assertThat(Run.of(net, "final", FEEDS).shape()).isEqualTo(Shape.of(1, 1, 1, 2));
  }

  /** While n < limit: (n, v) := (n + 1, v + v), in TensorFlow's form. */
  private static NetFile named(String updates, String outputs) {
    NetFile net = net();
    integer(net, "zero", "0");
    net.subgraph(
        "test",
        List.of("n", "limit"),
        List.of("less"),
        b -> binary(input(input(b, "n"), "limit"), "LESS", "n", "limit", "less"));
    net.subgraph(
        "body",
        List.of("count", "v"),
        List.of("more", "doubled"),
        b -> {
          input(input(b, "count"), "v");
          integer(b, "one", "1");
          binary(b, "ADD", "count", "one", "more");
          binary(b, "ADD", "v", "v", "doubled");
        });
    return net.op(
        "While",
        "loop",
        "WhileParam",
        "cond_graph=test body_graph=body aliases_inputs=[n/count,limit,v] aliases_updates="
            + updates
            + " aliases_outputs="
            + outputs,
        List.of("zero", "m", "x"),
        List.of("final"));
  }

  @ParameterizedTest
  @CsvSource({"3, 8, 16", "1, 2, 4", "0, 1, 2"})
  void names_bind_the_variables_of_a_condition_and_a_body(long limit, float a, float b) {
    NetFile net = named("[more/n,more/count,doubled/v]", "[v]").output("final");
    Map<String, Tensor> feeds =
        Map.of("m", Tensor.ofLongs(Shape.of(1), limit), "x", FEEDS.get("x"));

    assertThat(Run.of(net, "final", feeds).toFloats()).containsExactly(a, b);
  }

  @Test
  void an_output_may_be_named_after_what_the_body_makes() {
    NetFile net = named("[more/n,more/count,doubled/v]", "[doubled]").output("final");

    assertThat(Run.of(net, "final", FEEDS).toFloats()).containsExactly(8, 16);
  }

  @Test
  void a_variable_without_update_is_given_out_as_it_came() {
    NetFile net = named("[more/n,more/count]", "[v]").output("final");

    assertThat(Run.of(net, "final", FEEDS).toFloats()).containsExactly(1, 2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[wrong/n]|[v]|aliases_updates|outputs of the body_graph, one of [more, doubled]",
        "[more/n]|[wrong]|aliases_outputs|names of variables",
        "[more]|[v]|aliases_updates|pairs of an output and an input",
        "[more/n]|[v,n]|aliases_outputs|1 names, as many as outputs"
      })
  void names_of_nothing_are_told(String updates, String outputs, String field, String expected) {
    assertThatThrownBy(() -> Lifters.lift(named(updates, outputs).output("final").model()))
        .isInstanceOf(MalformedModelException.class)
        .hasMessageContaining("op 'loop' (While), field " + field)
        .hasMessageContaining("expected: " + expected);
  }

  @Test
  void a_body_of_other_places_than_the_op_is_told() {
    NetFile net = counting(List.of("final", "same", "scans", "more")).output("final");

    assertThatThrownBy(() -> Lifters.lift(net.model()))
        .isInstanceOf(MalformedModelException.class)
        .hasMessageContaining("op 'loop' (While), field body_graph")
        .hasMessageContaining("expected: 4 inputs and 5 outputs in the body")
        .hasMessageContaining("found:    4 inputs and 4 outputs");
  }

  @Test
  void commands_on_memory_have_no_ONNX_form() {
    NetFile net =
        net()
            .op("While", "loop", "LoopParam", "loopNumber=2", List.of("x"), List.of("y"))
            .output("y");

    assertThat(Lifters.lift(net.model()).unlifted())
        .singleElement()
        .satisfies(
            op -> assertThat(op.reason()).startsWith("the file was saved with fixed shapes"));
  }
}
