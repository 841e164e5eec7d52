package io.github.mnnparity.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.core.fake.Small;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class InputPlanTest {
  private static Small relu(String input) {
    return new Small().input(input).node("Relu", "y", input).output("y");
  }

  private static InputPlan plan(String candidateInput, CompareOptions options) {
    return InputPlan.of(relu("x").model(), relu(candidateInput).model(), options);
  }

  private static Problem problem(String input, Tensor tensor) {
    CompareOptions options = CompareOptions.builder().input(input, tensor).build();
    return catchThrowableOfType(BadInputException.class, () -> plan("x", options)).problem();
  }

  @Test
  void an_input_that_the_model_does_not_have_is_refused_with_those_that_it_has() {
    assertThat(problem("z", Tensor.ofFloats(Shape.of(4), 1, 2, 3, 4)))
        .isEqualTo(
            new Problem(
                "input 'z'",
                "one of the inputs of small.FAKE: x FLOAT32 4",
                "a name that the model does not have",
                "spell the name as the model does"));
  }

  @Test
  void an_input_of_another_shape_is_refused() {
    Problem problem = problem("x", Tensor.ofFloats(Shape.of(2), 1, 2));

    assertThat(problem.place()).isEqualTo("input 'x'");
    assertThat(problem.expected()).isEqualTo("FLOAT32 4");
    assertThat(problem.next()).isEqualTo("reshape the data");
  }

  @Test
  void an_input_of_another_dtype_is_refused_with_the_conversion() {
    assertThat(problem("x", Tensor.ofLongs(Shape.of(4), 1, 2, 3, 4)).next())
        .isEqualTo("convert the data, for example numpy's astype(float32)");
  }

  @Test
  void inputs_of_other_names_are_fed_by_their_place() {
    Tensor given = Tensor.ofFloats(Shape.of(4), 1, 2, 3, 4);

    InputPlan plan = plan("renamed", CompareOptions.builder().input("x", given).build());

    assertThat(plan.candidateFeeds().get("renamed").bitEquals(given)).isTrue();
  }

  @Test
  void what_is_not_given_is_made_from_the_seed() {
    CompareOptions seven = CompareOptions.builder().seed(7).build();
    Tensor first = plan("x", seven).referenceFeeds().get("x");

    assertThat(plan("x", seven).referenceFeeds().get("x").bitEquals(first)).isTrue();
    assertThat(plan("x", CompareOptions.DEFAULT).referenceFeeds().get("x").bitEquals(first))
        .isFalse();
  }
}
