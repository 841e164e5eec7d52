package io.github.mnnparity.core.align;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.fake.Small;
import io.github.mnnparity.core.graph.Flow;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FoldingTest {
  private static List<Tensor> rows(float... values) {
    return List.of(Tensor.ofFloats(Shape.of(2, 3), values));
  }

  @Test
  void rows_that_were_scaled_are_proportional() {
    assertThat(Folding.areProportional(rows(1, 2, 3, -1, 0, 1), rows(2, 4, 6, 3, 0, -3))).isTrue();
  }

  @Test
  void rows_that_were_rounded_are_proportional() {
    assertThat(Folding.areProportional(rows(1, 2, 3, -1, 0, 1), rows(1.1f, 2, 2.9f, -1, 0.1f, 1)))
        .isTrue();
  }

  @Test
  void other_rows_are_not() {
    assertThat(Folding.areProportional(rows(1, 2, 3, -1, 0, 1), rows(3, -2, 1, 1, 1, 1))).isFalse();
  }

  @Test
  void weights_of_another_shape_or_none_are_not() {
    Tensor vector = Tensor.ofFloats(Shape.of(6), 1, 2, 3, 4, 5, 6);

    assertThat(Folding.areProportional(List.of(vector), List.of(vector))).isFalse();
    assertThat(Folding.areProportional(List.of(), rows(1, 2, 3, 4, 5, 6))).isFalse();
  }

  @Test
  void what_only_constants_change_is_folded_up_to_the_first_that_is_read_twice() {
    Small small =
        new Small()
            .input("x")
            .constant("c", 1, 2, 3, 4)
            .node("Neg", "a", "x")
            .node("Mul", "b", "a", "c")
            .node("Add", "d", "b", "c")
            .node("Add", "e", "d", "x")
            .node("Relu", "y", "e")
            .output("y");
    Folding folding = new Folding(Flow.of(small.graph()));

    assertThat(folding.end("a")).isEqualTo("d");
    assertThat(folding.end("e")).isEqualTo("e");
  }
}
