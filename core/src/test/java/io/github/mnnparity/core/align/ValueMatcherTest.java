package io.github.mnnparity.core.align;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.fake.Small;
import io.github.mnnparity.core.graph.Flow;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ValueMatcherTest {
  private static final Tensor TELLING = Tensor.ofFloats(Shape.of(8), 1, 2, 3, 4, 5, 6, 7, 8);
  private static final Tensor OTHER = Tensor.ofFloats(Shape.of(8), 8, 6, 7, 5, 3, 0, 9, 1);
  private static final Tensor SAME_NUMBERS = Tensor.ofFloats(Shape.of(8), 1, 2, 3, 4, 5, 6, 7, 7);

  /** A chain of values that all but the named ones are too dull to be matched. */
  private static Side side(String prefix, Map<String, Tensor> values) {
    Small small = new Small().input(prefix);
    String last = prefix;
    for (String name : new String[] {prefix + "1", prefix + "2", prefix + "3"}) {
      small.node("Neg", name, last);
      last = name;
    }
    return new Side(Flow.of(small.output(last).graph()), new HashMap<>(values), Set.of());
  }

  private static Map<String, Pair> match(
      Map<String, Tensor> reference, Map<String, Tensor> candidate, SecondInput second) {
    Pairing pairing = new Pairing();
    new ValueMatcher(side("r", reference), side("c", candidate)).match(pairing, () -> second);
    return pairing.pairs();
  }

  private static SecondInput second(Tensor reference, Tensor candidate) {
    return new SecondInput(Map.of("r2", reference), Map.of("c1", candidate));
  }

  @Test
  void equal_values_on_two_inputs_are_a_pair() {
    assertThat(match(Map.of("r2", TELLING), Map.of("c1", TELLING), second(OTHER, OTHER)))
        .containsExactly(Map.entry("r2", new Pair("r2", "c1", "equal values on two inputs", 0.7)));
  }

  @Test
  void equal_values_on_one_input_are_no_pair() {
    assertThat(match(Map.of("r2", TELLING), Map.of("c1", TELLING), second(OTHER, TELLING)))
        .isEmpty();
  }

  @Test
  void values_that_the_second_input_does_not_give_are_no_pair() {
    assertThat(
            match(
                Map.of("r2", TELLING), Map.of("c1", TELLING), new SecondInput(Map.of(), Map.of())))
        .isEmpty();
  }

  @Test
  void fewer_than_eight_distinct_elements_say_nothing() {
    assertThat(match(Map.of("r2", SAME_NUMBERS), Map.of("c1", SAME_NUMBERS), second(OTHER, OTHER)))
        .isEmpty();
  }

  @Test
  void integers_say_nothing() {
    Tensor integers = TELLING.cast(DType.INT64);

    assertThat(match(Map.of("r2", integers), Map.of("c1", integers), second(OTHER, OTHER)))
        .isEmpty();
  }

  @Test
  void a_value_with_two_equals_in_the_candidate_is_no_pair() {
    assertThat(
            match(
                Map.of("r2", TELLING), Map.of("c1", TELLING, "c2", TELLING), second(OTHER, OTHER)))
        .isEmpty();
  }

  @Test
  void a_value_with_two_equals_in_the_reference_is_no_pair() {
    assertThat(
            match(
                Map.of("r1", TELLING, "r2", TELLING), Map.of("c1", TELLING), second(OTHER, OTHER)))
        .isEmpty();
  }

  @Test
  void the_second_input_is_not_asked_for_where_there_is_nothing_to_confirm() {
    AtomicInteger asked = new AtomicInteger();

    new ValueMatcher(side("r", Map.of("r2", TELLING)), side("c", Map.of("c1", OTHER)))
        .match(
            new Pairing(),
            () -> {
              asked.incrementAndGet();
              return second(OTHER, OTHER);
            });

    assertThat(asked).hasValue(0);
  }
}
