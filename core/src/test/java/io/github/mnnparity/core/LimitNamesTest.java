package io.github.mnnparity.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mnnparity.core.CompareOptions.Limit;
import io.github.mnnparity.core.CompareOptions.LimitMetric;
import io.github.mnnparity.core.CompareOptions.LimitScope;
import io.github.mnnparity.core.capture.SourceModel;
import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.core.fake.Small;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LimitNamesTest {
  @Test
  void limits_for_names_of_the_model_pass() {
    LimitNames.check(
        model(),
        List.of(
            limit(LimitScope.ALL, ""),
            limit(LimitScope.OP, "Relu"),
            limit(LimitScope.TENSOR, "image"),
            limit(LimitScope.TENSOR, "scores")));
  }

  @Test
  void a_tensor_with_a_typing_mistake_is_refused_with_the_one_that_was_meant() {
    assertThat(problem(LimitScope.TENSOR, "score"))
        .isEqualTo(
            new Problem(
                "--limit tensor:score",
                "the name of a tensor of the reference: scores, image, hidden",
                "a name that it does not have",
                "did you mean 'scores'?"));
  }

  @Test
  void an_op_type_that_the_model_lacks_is_refused_with_those_that_it_has() {
    assertThat(problem(LimitScope.OP, "Attention"))
        .isEqualTo(
            new Problem(
                "--limit op:Attention",
                "the name of an op type of the reference: Neg, Relu",
                "a name that it does not have",
                "parity inspect on the reference lists all names"));
    assertThat(problem(LimitScope.OP, "ReLU").next()).isEqualTo("did you mean 'Relu'?");
  }

  private static SourceModel model() {
    return new Small()
        .input("image")
        .node("Neg", "hidden", "image")
        .node("Relu", "scores", "hidden")
        .output("scores")
        .model();
  }

  private static Problem problem(LimitScope scope, String name) {
    return catchThrowableOfType(
            BadInputException.class, () -> LimitNames.check(model(), List.of(limit(scope, name))))
        .problem();
  }

  private static Limit limit(LimitScope scope, String pattern) {
    return new Limit(scope, pattern, LimitMetric.REL_RMS, 0.1);
  }
}
