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
class MatMulRestoringTest {
  private final MatMulRestoring restoring = new MatMulRestoring();

  /** The converter's form of x·W with K = 3 and N = 2, up to the value {@code c}. */
  private static Nodes convolution(long... dims) {
    return new Nodes()
        .input("x", dims)
        .floats("w", 2, 3, 1, 1)
        .floats("b", 2)
        .longs("pixels", -1, 3, 1, 1)
        .add("Reshape", "r", "x pixels")
        .add("Identity", "packed", "r")
        .add("Conv", "c", "packed w b", Attribute.of("kernel_shape", new long[] {1, 1}));
  }

  /** The shape of {@code x} with {@code last} as its last size, by way of its rank. */
  private static Nodes shape(Nodes nodes, long last) {
    return nodes
        .longs("zero", 0)
        .longs("one", 1)
        .longs("last", last)
        .add("Shape", "dims", "x")
        .add("Shape", "dims2", "x")
        .add("Size", "rank", "dims2")
        .add("Sub", "leading", "rank one")
        .add("Slice", "head", "dims zero leading")
        .add("Concat", "target", "head last", Attribute.of("axis", 0));
  }

  private static Nodes product(long... dims) {
    return shape(convolution(dims), 2).add("Reshape", "y", "c target").output("y");
  }

  private static void assertSameValues(Graph before, Graph after) {
    assertThat(Nodes.run(after)).containsExactly(Nodes.run(before), within(1e-6f));
  }

  @Test
  void a_matrix_times_constants_is_one_Gemm_again() {
    Graph lifted = product(4, 3).build();

    Graph restored = restoring.apply(lifted);

    Node gemm = restored.nodes().get(0);
    assertThat(Nodes.types(restored)).containsExactly("Gemm");
    assertThat(gemm.inputs()).containsExactly("x", "w", "b");
    assertThat(gemm.attributes()).containsExactly(Attribute.of("transB", 1));
    assertThat(gemm.sources()).containsExactly("op c", "op r", "op y");
    assertThat(restored.initializers()).containsOnlyKeys("w", "b");
    assertThat(restored.initializers().get("w").shape()).isEqualTo(Shape.of(2, 3));
    assertSameValues(lifted, restored);
  }

  @Test
  void a_stack_of_matrices_is_MatMul_and_Add() {
    Graph lifted = product(2, 4, 3).build();

    Graph restored = restoring.apply(lifted);

    assertThat(Nodes.types(restored)).containsExactly("Transpose", "MatMul", "Add");
    assertThat(Nodes.only(restored, "Add").outputs()).containsExactly("y");
    assertThat(restored.hidden()).containsAll(Nodes.only(restored, "MatMul").outputs());
    assertSameValues(lifted, restored);
  }

  @Test
  void a_bias_of_zeros_is_no_Add_that_someone_wrote() {
    Nodes nodes = product(2, 4, 3).zeros("b", 2);

    Graph restored = restoring.apply(nodes.build());

    assertThat(Nodes.types(restored)).containsExactly("Transpose", "MatMul");
  }

  @Test
  void an_activation_before_the_last_reshape_follows_the_product() {
    Graph lifted =
        shape(convolution(4, 3), 2)
            .add("Sigmoid", "s", "c")
            .add("Mul", "silu", "c s")
            .add("Identity", "copy", "silu")
            .add("Reshape", "y", "copy target")
            .output("y")
            .build();

    Graph restored = restoring.apply(lifted);

    assertThat(Nodes.types(restored)).containsExactly("Gemm", "Sigmoid", "Mul");
    assertThat(Nodes.only(restored, "Mul").outputs()).containsExactly("y");
    assertSameValues(lifted, restored);
  }

  @Test
  void how_the_weights_are_stored_stays_with_them() {
    Nodes nodes = product(4, 3);
    WeightCoding coding =
        new WeightCoding(
            "int8", WeightCoding.Kind.INTEGER, 8, ImmutableDoubleArray.of(0.1, 0.2), 3);
    nodes.graph.coding("w", coding);

    Graph restored = restoring.apply(nodes.build());

    assertThat(restored.codings()).containsEntry("w", coding);
  }

  @Test
  void weights_that_others_read_too_keep_their_shape_there() {
    Graph lifted = product(4, 3).add("Identity", "other", "w").output("other").build();

    Graph restored = restoring.apply(lifted);

    assertThat(restored.initializers().get("w").shape()).isEqualTo(Shape.of(2, 3, 1, 1));
    assertSameValues(lifted, restored);
  }

  @Test
  void what_others_read_of_the_chain_stays() {
    Graph lifted =
        product(4, 3).add("Cast", "z", "dims", Attribute.of("to", 1)).output("z").build();

    Graph restored = restoring.apply(lifted);

    assertThat(Nodes.types(restored)).containsExactlyInAnyOrder("Shape", "Gemm", "Cast");
  }

  @Test
  void a_result_of_another_shape_is_left_as_it_is() {
    Graph lifted =
        shape(convolution(2, 4, 3), 1).add("Reshape", "y", "c target").output("y").build();

    assertThat(restoring.apply(lifted).nodes()).isEqualTo(lifted.nodes());
  }

  @Test
  void a_convolution_that_others_read_is_left_as_it_is() {
    Graph lifted = product(4, 3).add("Relu", "z", "c").output("z").build();

    assertThat(restoring.apply(lifted).nodes()).isEqualTo(lifted.nodes());
  }

  @Test
  void a_shape_of_another_tensor_is_left_as_it_is() {
    Graph lifted =
        convolution(4, 3)
            .input("other", 4, 3)
            .longs("zero", 0)
            .longs("one", 1)
            .longs("last", 2)
            .add("Shape", "dims", "other")
            .add("Slice", "head", "dims zero one")
            .add("Concat", "target", "head last", Attribute.of("axis", 0))
            .add("Reshape", "y", "c target")
            .output("y")
            .build();

    assertThat(restoring.apply(lifted).nodes()).isEqualTo(lifted.nodes());
  }
}
