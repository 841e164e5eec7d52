package io.github.mnnparity.mnn.lift.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.graph.Graph;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SoftmaxRestoringTest {
  private final SoftmaxRestoring restoring = new SoftmaxRestoring();

  private static Graph flattened(long axis) {
    return new Nodes()
        .input("x", 2, 3, 4)
        .add("Flatten", "rows", "x", Attribute.of("axis", axis))
        .add("Softmax", "soft", "rows", Attribute.of("axis", -1))
        .add("Shape", "dims", "x")
        .add("Reshape", "y", "soft dims")
        .output("y")
        .build();
  }

  @Test
  void rows_along_the_last_axis_are_one_Softmax() {
    Graph lifted = flattened(2);

    Graph restored = restoring.apply(lifted);

    assertThat(Nodes.types(restored)).containsExactly("Softmax");
    assertThat(restored.nodes().get(0).attributes()).containsExactly(Attribute.of("axis", 2));
    assertThat(Nodes.run(restored)).containsExactly(Nodes.run(lifted), within(1e-6f));
  }

  @Test
  void rows_over_several_axes_have_no_other_form() {
    Graph lifted = flattened(1);

    assertThat(restoring.apply(lifted).nodes()).isEqualTo(lifted.nodes());
  }
}
