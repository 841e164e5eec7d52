package io.github.mnnparity.core.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.capture.SourceModel;
import io.github.mnnparity.core.explain.Search.Result;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.report.FindingKind;
import io.github.mnnparity.core.report.Steps;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** A network that gives its input back, and mistakes that are made up. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class SearchTest {
  private static final int SIZE = 40;

  /** A mistake that gives {@code base + shift} everywhere. */
  private record Shifted(FindingKind kind, List<String> causes, float shift) implements Trial {
    @Override
    public String cause() {
      return String.join("+", causes);
    }

    @Override
    public Map<String, Object> parameters() {
      return Map.of("shift", (double) shift);
    }

    @Override
    public String text() {
      return "Shifted by " + shift;
    }

    @Override
    public Map<String, Tensor> outputs(Situation situation, int index) {
      return Map.of("x", tensor(1 + shift));
    }
  }

  private static Trial shifted(float shift, String... causes) {
    return new Shifted(FindingKind.PREPROCESSING, List.of(causes), shift);
  }

  private static Tensor tensor(float value) {
    float[] values = new float[SIZE];
    Arrays.fill(values, value);
    return Tensor.ofFloats(Shape.of(SIZE), values);
  }

  private static Hypothesis family(Trial... trials) {
    return new Hypothesis() {
      @Override
      public String id() {
        return "made-up";
      }

      @Override
      public List<Trial> trials(Situation situation) {
        return List.of(trials);
      }
    };
  }

  private static Search search(float app) {
    Graph empty =
        new Graph("g", Map.of(), List.of(), List.of(), List.of(), Map.of(), Map.of(), Set.of());
    SourceModel model =
        new SourceModel(Path.of("m"), "MNN", empty, Map.of(), List.of(), List.of(), Map.of());
    Observation observation =
        new Observation(
            Map.of("x", tensor(1)), Optional.empty(), Map.of("x", tensor(app)), Map.of());
    return new Search(
        new Situation(model, model, inputs -> inputs, Optional.empty(), List.of(observation)),
        Duration.ofSeconds(10),
        List.of());
  }

  private static Result run(float app, Trial... trials) {
    return search(app).run(List.of(List.of(family(trials))), total -> Steps.untold());
  }

  @Test
  void the_intended_input_is_recognised_up_to_noise() {
    assertThat(search(1).distance(List.of(Map.of("x", tensor(1)))).isReproduced()).isTrue();
    assertThat(search(1.000001f).distance(search(1).intended()).isReproduced()).isTrue();
    assertThat(search(1.01f).distance(search(1).intended()).isReproduced()).isFalse();
  }

  @Test
  void the_mistake_that_gives_the_output_is_named() {
    Result result = run(3, shifted(1, "one"), shifted(2, "two"), shifted(2.5f, "more"));

    assertThat(result.best())
        .get()
        .satisfies(best -> assertThat(best.trial().cause()).isEqualTo("two"));
    assertThat(result.tried()).isEqualTo(3);
  }

  @Test
  void nothing_is_named_when_nothing_gives_the_output() {
    Result result = run(5, shifted(1, "one"), shifted(2, "two"));

    assertThat(result.best()).isEmpty();
    assertThat(result.rivals()).isEmpty();
    assertThat(result.ranked().get(0).trial().cause()).isEqualTo("two");
  }

  @Test
  void two_mistakes_that_give_it_equally_well_are_not_decided() {
    Result result = run(3, shifted(2, "two"), shifted(2.000001f, "other"));

    assertThat(result.best()).isEmpty();
    assertThat(result.rivals()).hasSize(2);
  }

  @Test
  void the_simpler_one_is_named_where_a_second_mistake_does_not_show() {
    Result result = run(3, shifted(2, "two", "hidden"), shifted(2.000001f, "two"));

    assertThat(result.best())
        .get()
        .satisfies(best -> assertThat(best.trial().cause()).isEqualTo("two"));
  }

  @Test
  void a_misuse_with_the_same_output_is_the_same_mistake_by_another_name() {
    Result result =
        run(3, new Shifted(FindingKind.API, List.of("wrong-format"), 2), shifted(2, "layout"));

    assertThat(result.best())
        .get()
        .satisfies(best -> assertThat(best.trial().cause()).isEqualTo("layout"));
    assertThat(result.twins())
        .singleElement()
        .satisfies(twin -> assertThat(twin.trial().cause()).isEqualTo("wrong-format"));
  }

  @Test
  void later_stages_are_not_run_once_it_is_found() {
    Hypothesis never =
        new Hypothesis() {
          @Override
          public String id() {
            return "never";
          }

          @Override
          public List<Trial> trials(Situation situation) {
            throw new AssertionError("must not be asked");
          }
        };

    Result result =
        search(3)
            .run(
                List.of(List.of(family(shifted(2, "two"))), List.of(never)),
                trials -> Steps.untold());

    assertThat(result.best()).isPresent();
  }

  @Test
  void an_output_of_another_size_is_not_compared() {
    Tensor other = Tensor.ofFloats(Shape.of(1), 3);

    assertThat(search(3).distance(List.of(Map.of("x", other))).floors()).isInfinite();
  }
}
