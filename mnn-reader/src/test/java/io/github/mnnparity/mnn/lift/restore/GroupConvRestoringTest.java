package io.github.mnnparity.mnn.lift.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.primitives.ImmutableDoubleArray;
import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.graph.WeightCoding;
import io.github.mnnparity.core.tensor.Shape;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GroupConvRestoringTest {
  private static final Attribute CHANNELS = Attribute.of("axis", 1);

  private final GroupConvRestoring restoring = new GroupConvRestoring();

  private static Nodes parts(long[] secondPads) {
    return new Nodes()
        .input("x", 1, 4, 5, 5)
        .floats("w0", 3, 2, 3, 3)
        .floats("w1", 3, 2, 3, 3)
        .floats("b0", 3)
        .floats("b1", 3)
        .split("x", "s0", "s1")
        .add("Conv", "c0", "s0 w0 b0", Attribute.of("pads", new long[] {1, 1, 1, 1}))
        .add("Conv", "c1", "s1 w1 b1", Attribute.of("pads", secondPads));
  }

  private static Nodes parts() {
    return parts(new long[] {1, 1, 1, 1});
  }

  private static WeightCoding coding(double step) {
    return new WeightCoding(
        "int8", WeightCoding.Kind.INTEGER, 8, ImmutableDoubleArray.of(step, step, step), 18);
  }

  @Test
  void the_parts_of_a_split_convolution_are_one_with_groups() {
    Nodes nodes = parts().add("Concat", "y", "c0 c1", CHANNELS).output("y");
    nodes.graph.coding("w0", coding(1)).coding("w1", coding(2));
    Graph lifted = nodes.build();

    Graph restored = restoring.apply(lifted);

    Node conv = restored.nodes().get(0);
    assertThat(Nodes.types(restored)).containsExactly("Conv");
    assertThat(conv.intAttribute("group", 1)).isEqualTo(2);
    assertThat(conv.sources()).containsExactly("op c0", "op c1", "op y", "op split");
    assertThat(restored.initializers()).containsOnlyKeys(conv.inputs().subList(1, 3));
    assertThat(restored.initializers().get(conv.inputs().get(1)).shape())
        .isEqualTo(Shape.of(6, 2, 3, 3));
    assertThat(restored.codings().get(conv.inputs().get(1)).steps())
        .isEqualTo(ImmutableDoubleArray.of(1, 1, 1, 2, 2, 2));
    assertThat(Nodes.run(restored)).containsExactly(Nodes.run(lifted), within(1e-5f));
  }

  @Test
  void an_activation_of_every_part_comes_once_behind() {
    Graph lifted =
        parts()
            .add("Relu", "r0", "c0")
            .add("Relu", "r1", "c1")
            .add("Concat", "y", "r0 r1", CHANNELS)
            .output("y")
            .build();

    Graph restored = restoring.apply(lifted);

    assertThat(Nodes.types(restored)).containsExactly("Conv", "Relu");
    assertThat(Nodes.run(restored)).containsExactly(Nodes.run(lifted), within(1e-5f));
  }

  @Test
  void parts_in_another_order_are_left_as_they_are() {
    Graph lifted = parts().add("Concat", "y", "c1 c0", CHANNELS).output("y").build();

    assertThat(restoring.apply(lifted).nodes()).isEqualTo(lifted.nodes());
  }

  @Test
  void parts_that_differ_are_left_as_they_are() {
    Graph lifted =
        parts(new long[] {0, 0, 2, 2}).add("Concat", "y", "c0 c1", CHANNELS).output("y").build();

    assertThat(restoring.apply(lifted).nodes()).isEqualTo(lifted.nodes());
  }

  @Test
  void parts_with_other_activations_are_left_as_they_are() {
    Graph lifted =
        parts()
            .add("Relu", "r0", "c0")
            .add("Sigmoid", "r1", "c1")
            .add("Concat", "y", "r0 r1", CHANNELS)
            .output("y")
            .build();

    assertThat(restoring.apply(lifted).nodes()).isEqualTo(lifted.nodes());
  }

  @Test
  void a_part_that_others_read_keeps_all_as_they_are() {
    Graph lifted = parts().add("Concat", "y", "c0 c1", CHANNELS).output("y").output("c1").build();

    assertThat(restoring.apply(lifted).nodes()).isEqualTo(lifted.nodes());
  }
}
