package io.github.mnnparity.mnn.lift.restore;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.Node;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DeadNodeRemovingTest {
  @Test
  void arithmetic_that_no_output_needs_goes_and_opaque_ops_stay() {
    Nodes nodes =
        new Nodes()
            .input("x", 2)
            .longs("one", 1)
            .add("Relu", "y", "x")
            .add("Shape", "dims", "x")
            .add("Add", "sum", "dims one")
            .add("Neg", "seen", "x")
            .output("y");
    nodes.graph.node(
        new Node(
            "dark", Node.OPAQUE, "Thing", List.of("seen"), List.of("z"), List.of(), List.of("d")));

    Graph kept = new DeadNodeRemoving().apply(nodes.build());

    assertThat(Nodes.types(kept)).containsExactly("Relu", "Neg", "Thing");
    assertThat(kept.initializers()).isEmpty();
  }
}
