package io.github.mnnparity.mnn.lift;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class IntegerExpressionsTest implements IntegerExpressions.Facts {
  private final Map<String, Node> nodes = new HashMap<>();
  private final Map<String, Tensor> constants = new HashMap<>();

  @Override
  public Optional<Node> producer(String value) {
    return Optional.ofNullable(nodes.get(value));
  }

  @Override
  public Optional<Tensor> constant(String value) {
    return Optional.ofNullable(constants.get(value));
  }

  @Override
  public Optional<long[]> dims(String value) {
    return value.equals("x")
        ? Optional.of(new long[] {2, IntegerExpressions.UNKNOWN, 5})
        : Optional.empty();
  }

  private void constant(String name, long... values) {
    constants.put(name, Tensor.ofLongs(Shape.of(values.length), values));
  }

  private void add(String opType, String output, String inputs, Attribute... attributes) {
    nodes.put(
        output,
        new Node(
            output,
            "",
            opType,
            Arrays.asList(inputs.split(" ")),
            List.of(output),
            List.of(attributes),
            List.of()));
  }

  private Optional<List<Long>> known(String value) {
    return new IntegerExpressions(this)
        .allOf(value)
        .map(elements -> Arrays.stream(elements).boxed().toList());
  }

  @ParameterizedTest
  @CsvSource({
    "Add, 5",
    "Sub, -9",
    "Mul, -14",
    "Div, 0",
    "Mod, 5",
    "Min, -2",
    "Max, 7",
    "Less, 1",
    "Equal, 0"
  })
  void arithmetic_is_that_of_ONNX(String opType, long expected) {
    constant("a", -2);
    constant("b", 7);
    add(opType, "y", "a b");

    assertThat(known("y")).contains(List.of(expected));
  }

  @Test
  void the_rank_is_the_size_of_the_shape() {
    add("Shape", "dims", "x");
    add("Size", "rank", "dims");

    assertThat(known("rank")).contains(List.of(3L));
  }

  @Test
  void parts_of_a_shape_are_known_where_no_unknown_size_is_among_them() {
    constant("0", 0);
    constant("1", 1);
    constant("-1", -1);
    constant("9", 9);
    add("Shape", "dims", "x");
    add("Slice", "first", "dims 0 1");
    add("Gather", "last", "dims -1");
    add("Concat", "ends", "first last", Attribute.of("axis", 0));
    add("Slice", "tail", "dims 1 9");

    assertThat(known("ends")).contains(List.of(2L, 5L));
    assertThat(known("tail")).isEmpty();
    assertThat(new IntegerExpressions(this).of("tail").map(elements -> elements.length))
        .contains(2);
  }

  @Test
  void a_choice_needs_what_it_takes_and_the_rest_too() {
    constant("yes", 1);
    constant("a", 4);
    constant("b", 6);
    add("Where", "y", "yes a b");

    assertThat(known("y")).contains(List.of(4L));
  }

  @Test
  void what_runs_in_a_circle_or_is_no_arithmetic_is_unknown() {
    add("Add", "p", "q q");
    add("Add", "q", "p p");
    add("Relu", "r", "x");

    assertThat(known("p")).isEmpty();
    assertThat(known("r")).isEmpty();
  }
}
