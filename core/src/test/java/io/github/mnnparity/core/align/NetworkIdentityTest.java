package io.github.mnnparity.core.align;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.fake.Small;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NetworkIdentityTest {
  /** Convolutions whose weights have the given numbers of elements. */
  private static Small network(String input, String output, int... sizes) {
    Small small = new Small().input(input);
    String last = input;
    for (int i = 0; i < sizes.length; i++) {
      String value = i == sizes.length - 1 ? output : "v" + i;
      small
          .constant("w" + i, Tensor.ofFloats(Shape.of(1, sizes[i]), new float[sizes[i]]))
          .node("Conv", value, last, "w" + i);
      last = value;
    }
    return small.output(output);
  }

  private static Optional<String> mismatch(Small reference, Small candidate) {
    return NetworkIdentity.mismatch(reference.graph(), candidate.graph());
  }

  @Test
  void a_network_is_itself() {
    assertThat(mismatch(network("x", "y", 1, 2, 3, 4), network("x", "y", 1, 2, 3, 4))).isEmpty();
  }

  @Test
  void renamed_inputs_and_outputs_leave_a_network_itself() {
    assertThat(mismatch(network("x", "y", 1, 2, 3, 4), network("in", "out", 1, 2, 3, 4))).isEmpty();
  }

  @Test
  void weights_of_other_sizes_are_another_network() {
    assertThat(mismatch(network("x", "y", 1, 2, 3, 4), network("x", "y", 1, 20, 30, 40)))
        .hasValue(
            "25 % of the reference's 4 weight tensors have a counterpart of their size among 4");
  }

  @Test
  void a_network_with_mostly_foreign_weights_is_another() {
    assertThat(
            mismatch(
                network("x", "y", 1, 2, 3, 4), network("x", "y", 1, 2, 3, 4, 50, 60, 70, 80, 90)))
        .isPresent();
  }

  @Test
  void fewer_than_four_weights_decide_nothing() {
    assertThat(mismatch(network("x", "y", 1, 2, 3), network("x", "y", 10, 20, 30))).isEmpty();
  }

  @Test
  void weights_decide_nothing_where_an_op_could_not_be_read() {
    Small candidate = new Small().input("x").opaque("Mystery", "y", "x").output("y");

    assertThat(mismatch(network("x", "y", 1, 2, 3, 4), candidate)).isEmpty();
  }

  @Test
  void another_number_of_inputs_under_other_names_is_another_network() {
    Small candidate = new Small().input("a").input("b").node("Add", "out", "a", "b").output("out");

    assertThat(mismatch(network("x", "y", 1), candidate))
        .hasValue("inputs [x] and outputs [y] against inputs [a, b] and outputs [out]");
  }

  /** Recurrent weights of two directions in one tensor each. */
  private static Small recurrent() {
    return new Small()
        .input("x")
        .constant("w", Tensor.ofFloats(Shape.of(2, 4, 3), new float[24]))
        .constant("r", Tensor.ofFloats(Shape.of(2, 4, 1), new float[8]))
        .node("LSTM", "y", "x", "w", "r")
        .output("y");
  }

  @Test
  void a_recurrent_operator_counts_as_the_products_that_conversion_makes_of_it() {
    assertThat(mismatch(recurrent(), network("x", "y", 12, 12, 4, 4))).isEmpty();
    assertThat(mismatch(recurrent(), network("x", "y", 120, 120, 40, 40))).isPresent();
  }
}
