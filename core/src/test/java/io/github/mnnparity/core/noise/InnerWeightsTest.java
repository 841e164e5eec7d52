package io.github.mnnparity.core.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withPrecision;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.GraphBuilder;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class InnerWeightsTest {
  private static final Tensor WEIGHT = Tensor.ofFloats(Shape.of(64, 2), new float[128]);

  private static Node node(String type, List<String> inputs, String output, Attribute... more) {
    return new Node(output, "", type, inputs, List.of(output), List.of(more), List.of(output));
  }

  private static Node branch(Graph then) {
    return node("If", List.of("c"), "y", Attribute.of("then_branch", then));
  }

  private static Graph inner(GraphBuilder builder, String type) {
    return builder.node(node(type, List.of("x", "w"), "z")).build();
  }

  @Test
  void an_outer_constant_that_a_product_inside_reads_is_moved_by_its_spread() {
    Node node = branch(inner(new GraphBuilder("t"), "MatMul"));

    assertThat(InnerWeights.captured(node, Map.of("w", WEIGHT)))
        .containsExactly(Map.entry("w", 2.0));
    assertThat(InnerWeights.longestSum(node, Map.of("w", WEIGHT))).isEqualTo(64);
  }

  @Test
  void what_an_addition_inside_reads_stays() {
    Node node = branch(inner(new GraphBuilder("t"), "Add"));

    assertThat(InnerWeights.captured(node, Map.of("w", WEIGHT))).isEmpty();
    assertThat(InnerWeights.longestSum(node, Map.of("w", WEIGHT))).isEqualTo(1);
  }

  @Test
  void a_constant_of_the_subgraph_hides_an_outer_one_of_its_name() {
    Tensor ones = Tensor.ofFloats(Shape.of(2, 1), 1, 1);
    Node node = branch(inner(new GraphBuilder("t").initializer("w", ones), "MatMul"));
    Graph graph = new GraphBuilder("g").node(node).build();

    assertThat(InnerWeights.captured(node, Map.of("w", WEIGHT))).isEmpty();
    assertThat(ofBranch(InnerWeights.moved(graph, new Jitter(1))).toFloats())
        .isNotEqualTo(new float[] {1, 1})
        .contains(new float[] {1, 1}, withPrecision(1e-5f));
  }

  private static Tensor ofBranch(Graph graph) {
    return InnerWeights.subgraphs(graph.nodes().get(0)).get(0).initializers().get("w");
  }

  @Test
  void a_graph_without_subgraphs_is_itself() {
    Graph graph = inner(new GraphBuilder("g"), "MatMul");

    assertThat(InnerWeights.moved(graph, new Jitter(1))).isSameAs(graph);
  }
}
