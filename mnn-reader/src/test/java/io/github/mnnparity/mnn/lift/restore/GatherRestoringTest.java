package io.github.mnnparity.mnn.lift.restore;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.graph.Graph;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GatherRestoringTest {
  private final GatherRestoring restoring = new GatherRestoring();

  /** A gather of places that are brought between 0 and the size of axis {@code guarded}. */
  private static Graph gather(long guarded) {
    return new Nodes()
        .input("x", 3, 4)
        .longs("i", -1, 2)
        .longs("axis", guarded)
        .longs("next", guarded + 1)
        .add("Shape", "dims", "x")
        .add("Slice", "size", "dims axis next")
        .add("Add", "sum", "i size")
        .add("Mod", "positive", "sum size")
        .add("Gather", "y", "x positive", Attribute.of("axis", 1))
        .output("y")
        .build();
  }

  @Test
  void indices_made_positive_are_taken_as_they_were() {
    Graph lifted = gather(1);

    Graph restored = restoring.apply(lifted);

    assertThat(Nodes.types(restored)).containsExactly("Gather");
    assertThat(restored.nodes().get(0).inputs()).containsExactly("x", "i");
    assertThat(Nodes.run(restored)).containsExactly(Nodes.run(lifted));
  }

  @Test
  void the_size_of_a_constant_table_may_be_a_constant() {
    Nodes nodes =
        new Nodes()
            .input("x", 1)
            .floats("table", 5, 2)
            .longs("i", -1, 2)
            .longs("size", 5)
            .add("Add", "sum", "i size")
            .add("Mod", "positive", "sum size")
            .add("Gather", "rows", "table positive")
            .add("Add", "y", "rows x")
            .output("y");

    assertThat(Nodes.types(restoring.apply(nodes.build()))).containsExactly("Gather", "Add");
    assertThat(Nodes.types(restoring.apply(nodes.longs("size", 4).build())))
        .containsExactly("Add", "Mod", "Gather", "Add");
  }

  @Test
  void a_size_modulo_itself_is_the_first_index() {
    Graph lifted =
        new Nodes()
            .input("x", 3, 4)
            .longs("axis", 1)
            .longs("next", 2)
            .add("Shape", "dims", "x")
            .add("Slice", "size", "dims axis next")
            .add("Mod", "first", "size size")
            .add("Gather", "y", "x first", Attribute.of("axis", 1))
            .output("y")
            .build();

    Graph restored = restoring.apply(lifted);

    assertThat(Nodes.types(restored)).containsExactly("Gather");
    assertThat(Nodes.run(restored)).containsExactly(Nodes.run(lifted));
  }

  @Test
  void a_size_of_another_axis_is_arithmetic_of_the_model() {
    Graph lifted = gather(0);

    assertThat(restoring.apply(lifted).nodes()).isEqualTo(lifted.nodes());
  }
}
