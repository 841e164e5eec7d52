package io.github.mnnparity.mnn.lift.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mnnparity.core.error.MalformedModelException;
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
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class IfLifterTest {
  private static final String ALIASES = " aliases_inputs=[,x] aliases_outputs=[a/b]";

  private static Map<String, Tensor> feeds(long condition) {
    return Map.of(
        "c", Tensor.ofLongs(Shape.of(1), condition), "x", Tensor.ofFloats(Shape.of(2), 3, -4));
  }

  private static NetFile net() {
    return new NetFile()
        .op("Input", "c", "Input", "dims=[1] dtype=DT_INT32", List.of(), List.of("c"))
        .input("x", "[2]");
  }

  /** An input op as the converter writes it for a tensor from outside: what it says is made up. */
  private static NetFile fromOutside(NetFile body, String name) {
    return body.op("Input", name, "Input", "dims=[1] dtype=DT_INT32", List.of(), List.of(name));
  }

  private static NetFile unary(NetFile body, String type, String from, String to) {
    return body.op("UnaryOp", to, "UnaryOp", "opType=" + type, List.of(from), List.of(to));
  }

  private static NetFile withBranches(NetFile net) {
    return net.subgraph(
            "yes", List.of("x"), List.of("a"), b -> unary(fromOutside(b, "x"), "ABS", "x", "a"))
        .subgraph(
            "no", List.of("x"), List.of("b"), b -> unary(fromOutside(b, "x"), "NEG", "x", "b"));
  }

  private static NetFile branching(String fields) {
    return withBranches(net())
        .op("If", "if", "IfParam", fields, List.of("c", "x"), List.of("y"))
        .output("y");
  }

  @ParameterizedTest
  @CsvSource({"1, 3, 4", "0, -3, 4"})
  void the_condition_chooses_the_branch(long condition, float first, float second) {
    NetFile net = branching("then_graph=yes else_graph=no" + ALIASES);

    assertThat(Run.of(net, "y", feeds(condition)).toFloats()).containsExactly(first, second);
  }

  @Test
  void without_names_outputs_are_bound_by_their_place() {
    NetFile net = branching("then_graph=yes else_graph=no aliases_inputs=[,x]");

    assertThat(Run.of(net, "y", feeds(0)).toFloats()).containsExactly(-3, 4);
  }

  @Test
  void a_name_inside_may_be_that_of_another_value_outside() {
    NetFile net =
        net()
            .subgraph(
                "yes",
                List.of("in"),
                List.of("x"),
                b -> unary(fromOutside(b, "in"), "ABS", "in", "x"))
            .subgraph(
                "no",
                List.of("in"),
                List.of("y"),
                b -> unary(fromOutside(b, "in"), "NEG", "in", "y"))
            .op(
                "If",
                "if",
                "IfParam",
                "then_graph=yes else_graph=no aliases_inputs=[,in] aliases_outputs=[x/y]",
                List.of("c", "x"),
                List.of("y"))
            .output("y");

    assertThat(Run.of(net, "y", feeds(1)).toFloats()).containsExactly(3, 4);
  }

  @Test
  void a_branch_may_give_out_its_input_or_a_constant() {
    NetFile net =
        net()
            .subgraph("yes", List.of("x"), List.of("x"), b -> fromOutside(b, "x"))
            .subgraph(
                "no",
                List.of(),
                List.of("k"),
                b ->
                    b.op(
                        "Const",
                        "k",
                        "Blob",
                        "dims=[2] dataType=DT_FLOAT float32s=[7,8]",
                        List.of(),
                        List.of("k")))
            .op(
                "If",
                "if",
                "IfParam",
                "then_graph=yes else_graph=no aliases_inputs=[,x] aliases_outputs=[x/k]",
                List.of("c", "x"),
                List.of("y"))
            .output("y");

    assertThat(Run.of(net, "y", feeds(1)).toFloats()).containsExactly(3, -4);
    assertThat(Run.of(net, "y", feeds(0)).toFloats()).containsExactly(7, 8);
  }

  @Test
  void constants_of_a_branch_become_constants_of_the_graph() {
    NetFile net =
        net()
            .subgraph(
                "yes", List.of("x"), List.of("a"), b -> unary(fromOutside(b, "x"), "ABS", "x", "a"))
            .subgraph(
                "no",
                List.of("x"),
                List.of("b"),
                b ->
                    fromOutside(b, "x")
                        .op(
                            "Const",
                            "k",
                            "Blob",
                            "dims=[2] dataType=DT_FLOAT float32s=[10,20]",
                            List.of(),
                            List.of("k"))
                        .op(
                            "BinaryOp",
                            "b",
                            "BinaryOp",
                            "opType=0",
                            List.of("x", "k"),
                            List.of("b")))
            .op(
                "If",
                "if",
                "IfParam",
                "then_graph=yes else_graph=no" + ALIASES,
                List.of("c", "x"),
                List.of("y"))
            .output("y");

    assertThat(Run.graph(net).initializers()).containsOnlyKeys("k");
    assertThat(Run.of(net, "y", feeds(0)).toFloats()).containsExactly(13, 16);
  }

  @Test
  void branches_branch_again() {
    String inner = "then_graph=yes else_graph=no aliases_inputs=[,x] aliases_outputs=[a/b]";
    NetFile net =
        withBranches(net())
            .subgraph(
                "both",
                List.of("c", "x"),
                List.of("y"),
                b ->
                    fromOutside(fromOutside(b, "c"), "x")
                        .op("If", "inner", "IfParam", inner, List.of("c", "x"), List.of("n"))
                        .op("If", "again", "IfParam", inner, List.of("c", "n"), List.of("y")))
            .op(
                "If",
                "if",
                "IfParam",
                "then_graph=both else_graph=both aliases_inputs=[c,x] aliases_outputs=[y/y]",
                List.of("c", "x"),
                List.of("y"))
            .output("y");

    assertThat(Run.of(net, "y", feeds(0)).toFloats()).containsExactly(3, -4);
    assertThat(Run.of(net, "y", feeds(1)).toFloats()).containsExactly(3, 4);
  }

  @Test
  void an_op_inside_that_cannot_be_lifted_makes_the_If_opaque() {
    NetFile net =
        withBranches(net())
            .subgraph(
                "odd",
                List.of("x"),
                List.of("o"),
                b -> fromOutside(b, "x").op("Svd", "svd", "", "", List.of("x"), List.of("o")))
            .op(
                "If",
                "if",
                "IfParam",
                "then_graph=odd else_graph=no aliases_inputs=[,x] aliases_outputs=[o/b]",
                List.of("c", "x"),
                List.of("y"))
            .output("y");

    assertThat(Lifters.lift(net.model()).unlifted())
        .singleElement()
        .satisfies(op -> assertThat(op.reason()).startsWith("in its subgraph 'odd', svd (Svd): "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "else_graph=no|then_graph|the name of a subgraph|none",
        "then_graph=yes else_graph=nowhere|else_graph|the name of a subgraph of this file"
            + "|'nowhere', which it does not have",
        "then_graph=yes else_graph=no aliases_outputs=[a/b,a/b]|aliases_outputs"
            + "|1 pairs, as many as outputs|2",
        "then_graph=yes else_graph=no aliases_outputs=[a/a]|aliases_outputs"
            + "|an output of the else_graph, one of [b]|none for output 0"
      })
  void fields_that_name_nothing_are_told(
      String fields, String field, String expected, String found) {
    NetFile net = branching(fields + (fields.contains("aliases_out") ? "" : ALIASES));

    assertThatThrownBy(() -> Lifters.lift(net.model()))
        .isInstanceOf(MalformedModelException.class)
        .hasMessageContaining("op 'if' (If), field " + field)
        .hasMessageContaining("expected: " + expected)
        .hasMessageContaining("found:    " + found);
  }

  @Test
  void an_input_that_no_name_binds_is_told_where_it_is_read() {
    NetFile net = branching("then_graph=yes else_graph=no aliases_outputs=[a/b]");

    assertThatThrownBy(() -> Lifters.lift(net.model()))
        .isInstanceOf(MalformedModelException.class)
        .hasMessageContaining("op 'a' (UnaryOp), field inputIndexes")
        .hasMessageContaining("'x', which has none");
  }

  @Test
  void a_branch_that_holds_its_own_If_is_told() {
    String fields = "then_graph=self else_graph=self aliases_inputs=[c] aliases_outputs=[y/y]";
    NetFile net =
        net()
            .subgraph(
                "self",
                List.of("c"),
                List.of("y"),
                b ->
                    fromOutside(b, "c")
                        .op("If", "inner", "IfParam", fields, List.of("c"), List.of("y")))
            .op("If", "if", "IfParam", fields, List.of("c"), List.of("y"))
            .output("y");

    assertThatThrownBy(() -> Lifters.lift(net.model()))
        .isInstanceOf(MalformedModelException.class)
        .hasMessageContaining("op 'inner' (If), field then_graph")
        .hasMessageContaining("expected: a subgraph that does not hold this op");
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 60})
  void branches_that_double_with_every_level_end_in_bounded_time(int levels) {
    NetFile net = net();
    net.subgraph(
        "s0", List.of("c"), List.of("y"), b -> unary(fromOutside(b, "c"), "ABS", "c", "y"));
    for (int i = 1; i <= levels; i++) {
      String fields =
          String.format(
              "then_graph=s%d else_graph=s%d aliases_inputs=[c] aliases_outputs=[y/y]",
              i - 1, i - 1);
      net.subgraph(
          "s" + i,
          List.of("c"),
          List.of("y"),
          b ->
              fromOutside(b, "c").op("If", "inner", "IfParam", fields, List.of("c"), List.of("y")));
    }
    net.op(
            "If",
            "if",
            "IfParam",
            "then_graph=s" + levels + " else_graph=s1 aliases_inputs=[c] aliases_outputs=[y/y]",
            List.of("c"),
            List.of("y"))
        .output("y");

    assertThat(Lifters.lift(net.model()).unlifted())
        .singleElement()
        .satisfies(op -> assertThat(op.reason()).endsWith("too many ops or lie too deep"));
  }
}
