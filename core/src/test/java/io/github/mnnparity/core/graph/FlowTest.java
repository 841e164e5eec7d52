package io.github.mnnparity.core.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FlowTest {
  private static Node node(
      String type, List<String> inputs, String output, Attribute... attributes) {
    return new Node(
        type + ":" + output,
        "",
        type,
        inputs,
        List.of(output),
        List.of(attributes),
        List.of(output));
  }

  private static Value value(String name) {
    return new Value(name, DType.FLOAT32, Shape.of(1));
  }

  private static GraphBuilder chain() {
    return new GraphBuilder("g")
        .input(value("x"))
        .initializer("w", Tensor.ofFloats(Shape.of(1), 1))
        .node(node("Sqrt", List.of("w"), "constant"))
        .node(node("Mul", List.of("x", "constant"), "m"))
        .node(node("Identity", List.of("m"), "same"))
        .node(node("Relu", List.of("same"), "y"))
        .node(node("Exp", List.of("m"), "unused"))
        .output(value("y"));
  }

  @Test
  void identities_are_seen_through() {
    Flow flow = Flow.of(chain().build());

    assertThat(flow.canonical("same")).isEqualTo("m");
    assertThat(flow.aliases("m")).containsExactly("same");
    assertThat(flow.consumers("m")).extracting(Node::opType).containsExactly("Relu", "Exp");
  }

  @Test
  void what_depends_on_constants_alone_is_constant() {
    Flow flow = Flow.of(chain().build());

    assertThat(flow.isConstant("constant")).isTrue();
    assertThat(flow.isConstant("m")).isFalse();
  }

  @Test
  void values_that_no_output_needs_are_not_live() {
    assertThat(Flow.of(chain().build()).liveValues()).containsExactly("x", "m", "y");
  }

  @Test
  void a_slice_ends_at_its_frontier_and_leaves_constants_out() {
    Flow.Slice slice = Flow.of(chain().build()).slice("y", Set.of("x", "y"));

    assertThat(slice.nodes()).extracting(Node::opType).containsExactly("Mul", "Relu");
    assertThat(slice.frontier()).containsExactly("x");
  }

  @Test
  void what_a_subgraph_captures_counts_as_read() {
    Graph branch =
        new GraphBuilder("then")
            .node(node("Neg", List.of("outer"), "n"))
            .output(value("n"))
            .build();
    Graph graph =
        new GraphBuilder("g")
            .input(value("x"))
            .input(value("c"))
            .node(node("Relu", List.of("x"), "outer"))
            .node(node("If", List.of("c"), "y", Attribute.of("then_branch", branch)))
            .output(value("y"))
            .build();

    assertThat(Flow.of(graph).liveValues()).containsExactly("x", "c", "outer", "y");
  }

  @Test
  void a_local_graph_computes_values_beside_what_is_fed() {
    Graph local = LocalGraph.cut(chain().build(), Set.of("m"));

    assertThat(local.nodes()).extracting(n -> n.outputs().get(0)).contains("m@local", "same");
    assertThat(local.nodes().get(3).inputs()).containsExactly("same");
  }
}
