package io.github.mnnparity.core.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.align.Pair;
import io.github.mnnparity.core.capture.GraphRunner;
import io.github.mnnparity.core.fake.FakeEngine;
import io.github.mnnparity.core.fake.FakeRunner;
import io.github.mnnparity.core.fake.Small;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.report.FindingKind;
import io.github.mnnparity.core.report.Severity;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** {@link ReferenceDoubt}, {@link NonFinite}, {@link Flips} and {@link EngineSweep}. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DoubtTest {
  private static final Tensor X = tensor(1.25f, -2.25f, 3.5f, -4.25f);
  private static final double NOISE = 1e-5;

  /** a = x + 1, r = round(a), y = 3r. */
  private static Small rounding() {
    return new Small()
        .input("x")
        .constant("one", 1)
        .constant("three", 3)
        .node("Add", "a", "x", "one")
        .node("Round", "r", "a")
        .node("Mul", "y", "r", "three")
        .output("y");
  }

  private static Tensor tensor(float... values) {
    return Tensor.ofFloats(Shape.of(values.length), values);
  }

  private final Measured measured = Small.measured(rounding(), rounding(), X);

  private Optional<Flips.Excused> excused(Map<String, Tensor> changed) {
    Map<String, Tensor> view = new HashMap<>(measured.referenceValues());
    view.putAll(changed);
    return new Flips(measured, Small.evaluator())
        .excused(pair -> Optional.ofNullable(view.get(pair.reference())), pair -> NOISE);
  }

  @Test
  void a_flip_by_a_value_that_rounding_moved_over_the_border_is_excused() {
    // a is 4.5 in the reference, which is rounded to the even 4.
    Optional<Flips.Excused> excused =
        excused(
            Map.of(
                "a", tensor(2.25f, -1.25f, Math.nextUp(4.5f), -3.25f),
                "r", tensor(2, -1, 5, -3)));

    assertThat(excused.orElseThrow().outputs().get("y").toFloats()).containsExactly(6, -3, 15, -9);
    assertThat(excused.get().flips())
        .containsExactly(new Flips.Flip(Small.pair(measured, "r"), "Round", 1, 4));
    assertThat(excused.get().notes(measured, "session"))
        .singleElement()
        .satisfies(
            note -> {
              assertThat(note.kind()).isEqualTo(FindingKind.REFERENCE);
              assertThat(note.severity()).isEqualTo(Severity.NOTE);
              assertThat(note.reason())
                  .isEqualTo("rounding decides 1 of 4 values: both answers are valid");
            });
  }

  @Test
  void another_rule_for_a_tie_that_is_in_the_data_is_not_excused() {
    assertThat(excused(Map.of("r", tensor(2, -1, 5, -3)))).isEmpty();
  }

  @Test
  void a_flip_behind_an_error_beyond_noise_is_not_excused() {
    Map<String, Tensor> view =
        Map.of("a", tensor(2.25f, -1.25f, 4.6f, -3.25f), "r", tensor(2, -1, 5, -3));

    assertThat(excused(view)).isEmpty();
  }

  @Test
  void a_decision_that_its_input_does_not_lead_to_is_not_excused() {
    Map<String, Tensor> view =
        Map.of("a", tensor(2.25f, -1.25f, Math.nextUp(4.5f), -3.25f), "r", tensor(3, -1, 5, -3));

    assertThat(excused(view)).isEmpty();
  }

  @Test
  void where_nothing_flipped_nothing_is_excused() {
    assertThat(excused(Map.of())).isEmpty();
  }

  private boolean excusedAlone(float... answer) {
    return new InnerFlips(measured, Small.evaluator())
        .excuse(
            Small.pair(measured, "r"),
            List.of(Small.pair(measured, "a"), Small.pair(measured, "r")),
            tensor(answer));
  }

  @Test
  void a_flip_by_rounding_inside_one_region_is_excused_and_another_answer_is_not() {
    assertThat(excusedAlone(2, -1, 5, -3)).isTrue();
    assertThat(excusedAlone(2, -1, 3, -3)).isFalse();
  }

  /** Its optimized answers are off by a factor. */
  private record Moving(float factor) implements GraphRunner {
    @Override
    public Map<String, Tensor> run(
        Graph graph, Map<String, Tensor> feeds, Collection<String> wanted, RunOptions options) {
      Map<String, Tensor> values =
          new HashMap<>(new FakeRunner().run(graph, feeds, wanted, options));
      if (options.optimization() == Optimization.ALL) {
        values.replaceAll((name, value) -> times(value, factor));
      }
      return values;
    }

    @Override
    public String description() {
      return "a runner that moves";
    }
  }

  private static Tensor times(Tensor tensor, float factor) {
    float[] values = tensor.toFloats();
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
    return Tensor.ofFloats(tensor.shape(), values);
  }

  private static ReferenceDoubt.Doubts doubts(float moved, float off) {
    Small small =
        new Small().input("x").constant("three", 3).node("Mul", "y", "x", "three").output("y");
    Measured measured = Small.measured(small, small, X);
    Pair pair = Small.pair(measured, "y");
    Evaluator evaluator = new Evaluator(new Moving(moved), GraphRunner.RunOptions.DEFAULT);
    return new ReferenceDoubt(measured, evaluator, Map.of("y", 1e-3))
        .of(
            List.of(
                new ReferenceDoubt.Off(
                    pair, "session", times(measured.referenceValue(pair), off))));
  }

  @Test
  void a_reference_that_moves_with_its_optimizations_as_far_as_the_view_is_off_is_in_doubt() {
    ReferenceDoubt.Doubts doubts = doubts(1.5f, 1.5f);

    assertThat(doubts.explained()).isTrue();
    assertThat(doubts.causes())
        .singleElement()
        .satisfies(
            cause -> {
              assertThat(cause.kind()).isEqualTo(FindingKind.REFERENCE);
              assertThat(cause.severity()).isEqualTo(Severity.ERROR);
              assertThat(cause.reason())
                  .isEqualTo(
                      "ONNX Runtime's own answer moves with its optimizations; the candidate is not"
                          + " blamed");
              assertThat(cause.evidence())
                  .contains("it agrees with the optimized reference within the output's limit");
            });
  }

  @Test
  void a_reference_that_stays_is_not_in_doubt() {
    assertThat(doubts(1, 1.5f)).isEqualTo(new ReferenceDoubt.Doubts(List.of(), false));
  }

  @Test
  void a_view_much_farther_off_than_the_reference_moves_is_not_excused() {
    ReferenceDoubt.Doubts doubts = doubts(1.01f, 1.5f);

    assertThat(doubts.explained()).isFalse();
    assertThat(doubts.causes()).extracting(Cause::severity).containsExactly(Severity.NOTE);
  }

  @Test
  void NaN_is_told_where_it_first_appears_on_one_side() {
    Tensor bad = tensor(2.25f, Float.NaN, 4.5f, -3.25f);
    Map<String, Tensor> view = new HashMap<>(measured.referenceValues());
    view.put("a", bad);
    view.put("r", bad);
    view.put("y", bad);
    Function<Pair, Optional<Tensor>> values =
        pair -> Optional.ofNullable(view.get(pair.reference()));

    List<Cause> causes = new NonFinite(measured).causes(Map.of("session", values), List.of(), true);

    assertThat(causes)
        .singleElement()
        .satisfies(
            cause -> {
              assertThat(cause.pair().reference()).isEqualTo("a");
              assertThat(cause.kind()).isEqualTo(FindingKind.NON_FINITE);
              assertThat(cause.severity()).isEqualTo(Severity.ERROR);
              assertThat(cause.evidence().get(0))
                  .isEqualTo(
                      "1 of 4 values, the first at index 1, where the reference has a number and the"
                          + " session view does not");
            });
  }

  @Test
  void an_engine_answers_every_region_in_a_few_runs() {
    FakeEngine engine = new FakeEngine(rounding().graph()).wrongAt("a", 10).wrongAt("y", 10);
    EngineReplay replay =
        new EngineReplay(measured, Small.evaluator(), Optional.of(engine), Map.of());

    Map<Pair, Tensor> values = EngineSweep.of(measured, engine, replay.questions());

    assertThat(values.get(Small.pair(measured, "a")).toFloats())
        .containsExactly(22.5f, -12.5f, 45, -32.5f);
    assertThat(values.get(Small.pair(measured, "r")).toFloats()).containsExactly(2, -1, 4, -3);
    assertThat(values.get(Small.pair(measured, "y")).toFloats()).containsExactly(60, -30, 120, -90);
    assertThat(engine.replays()).isEqualTo(2);
  }

  @Test
  void regions_that_an_engine_refuses_are_left_out_and_the_others_answered() {
    FakeEngine engine = new FakeEngine(rounding().graph()).diesAt("r");
    EngineReplay replay =
        new EngineReplay(measured, Small.evaluator(), Optional.of(engine), Map.of());

    Map<Pair, Tensor> values = EngineSweep.of(measured, engine, replay.questions());

    assertThat(values.keySet()).extracting(Pair::reference).containsExactlyInAnyOrder("a", "y");
  }
}
