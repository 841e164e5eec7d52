package io.github.mnnparity.core.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.capture.Engine.Failure;
import io.github.mnnparity.core.capture.Engine.FailureKind;
import io.github.mnnparity.core.fake.FakeEngine;
import io.github.mnnparity.core.fake.Small;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** {@link LocalReplay}, {@link Evaluator}, {@link Counterfactual} and {@link CrashSearch}. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReplayTest {
  private static final Tensor X = tensor(1, -2, 3, -4);
  private static final Failure CRASH =
      new Failure(FailureKind.CRASH, Optional.empty(), Optional.empty(), "died by signal 11");

  private static Tensor tensor(float... values) {
    return Tensor.ofFloats(Shape.of(values.length), values);
  }

  /** a = x + c, b = 3a, y = max(b, 0). */
  private static Small chain(float c) {
    return new Small()
        .input("x")
        .constant("c", c)
        .constant("three", 3)
        .node("Add", "a", "x", "c")
        .node("Mul", "b", "a", "three")
        .node("Relu", "y", "b")
        .output("y");
  }

  private static Measured measured() {
    return Small.measured(chain(1), chain(2), X);
  }

  private static LocalReplay replay(Measured measured) {
    return LocalReplay.of(measured, Small.evaluator());
  }

  private static float[] local(Measured measured, String value) {
    return replay(measured).values().get(Small.pair(measured, value)).toFloats();
  }

  @Test
  void the_guilty_region_is_off_on_golden_inputs() {
    assertThat(local(measured(), "a")).containsExactly(3, 0, 5, -2);
  }

  @Test
  void a_region_behind_the_guilty_one_is_clean_on_golden_inputs() {
    assertThat(local(measured(), "b")).containsExactly(6, -3, 12, -9);
  }

  @Test
  void an_initializer_may_be_replaced() {
    Measured measured = measured();

    LocalReplay replay =
        LocalReplay.of(measured, Small.evaluator(), measured.running(), Map.of("c", tensor(1)));

    assertThat(replay.values().get(Small.pair(measured, "a")).toFloats())
        .containsExactly(2, -1, 4, -3);
  }

  @Test
  void a_region_that_the_runtime_refuses_is_told_with_its_words() {
    Small candidate =
        new Small()
            .input("x")
            .node("Neg", "a", "x")
            .node("Unheard", "b", "a")
            .node("Relu", "y", "b")
            .output("y");
    Measured measured = Small.measured(chain(1), candidate, X);

    assertThat(replay(measured).failures())
        .containsExactly(Map.entry(Small.pair(measured, "b"), "no kernel for Unheard"));
    assertThat(local(measured, "y")).containsExactly(6, 0, 12, 0);
  }

  @Test
  void a_region_with_an_op_that_has_no_ONNX_form_is_not_run() {
    Small candidate =
        new Small()
            .input("x")
            .opaque("Mystery", "a", "x")
            .constant("three", 3)
            .node("Mul", "b", "a", "three")
            .node("Relu", "y", "b")
            .output("y");
    Measured measured = Small.measured(chain(1), candidate, X);

    assertThat(replay(measured).values()).doesNotContainKey(Small.pair(measured, "a"));
    assertThat(replay(measured).failures()).isEmpty();
  }

  @Test
  void an_evaluator_keeps_what_does_not_need_the_failing_node() {
    Small small =
        new Small()
            .input("x")
            .node("Neg", "a", "x")
            .node("Unheard", "b", "a")
            .node("Relu", "c", "b")
            .node("Relu", "d", "x")
            .output("d");

    Evaluator.Outcome outcome =
        Small.evaluator()
            .runAsFarAsPossible(small.graph(), Map.of("x", X), List.of("a", "b", "c", "d"));

    assertThat(outcome.values()).containsOnlyKeys("a", "d");
    assertThat(outcome.failures())
        .containsExactly(
            Map.entry("b", "no kernel for Unheard"), Map.entry("c", "no kernel for Unheard"));
  }

  @Test
  void an_evaluator_asked_for_nothing_runs_nothing() {
    assertThat(Small.evaluator().run(chain(1).graph(), Map.of(), List.of())).isEmpty();
  }

  @Test
  void the_right_value_put_in_has_no_effect() {
    Measured measured = measured();

    assertThat(effect(measured, "a", measured.referenceValues().get("a"))).isZero();
  }

  @Test
  void the_effect_of_a_fault_is_a_multiple_of_the_outputs_limit() {
    // b doubled doubles y: a relative error of 1 against a limit of 0.5.
    assertThat(effect(measured(), "b", tensor(12, -6, 24, -18))).isEqualTo(2);
  }

  @Test
  void a_fault_that_no_output_shows_has_no_effect() {
    assertThat(effect(measured(), "b", tensor(6, -300, 12, -900))).isZero();
  }

  @Test
  void the_effect_of_another_shape_is_infinite() {
    assertThat(effect(measured(), "b", tensor(1, 2))).isInfinite();
  }

  private static double effect(Measured measured, String value, Tensor answer) {
    return new Counterfactual(measured, Small.evaluator(), Map.of("y", 0.5))
        .effect(Small.pair(measured, value), answer);
  }

  @Test
  void an_engine_is_asked_for_the_region_on_golden_inputs() {
    Measured measured = measured();
    FakeEngine engine = new FakeEngine(chain(2).graph()).wrongAt("b", 10);

    EngineReplay.Triple triple =
        new EngineReplay(measured, Small.evaluator(), Optional.of(engine), Map.of())
            .replay(new Suspect(Small.pair(measured, "b"), "session", "off"));

    assertThat(triple.reference().toFloats()).containsExactly(6, -3, 12, -9);
    assertThat(triple.lifted().orElseThrow().toFloats()).containsExactly(6, -3, 12, -9);
    assertThat(triple.engine().orElseThrow().toFloats()).containsExactly(60, -30, 120, -90);
  }

  @Test
  void an_engine_is_asked_for_the_next_value_that_it_has_a_name_for() {
    Small candidate =
        new Small()
            .input("x")
            .constant("c", 2)
            .constant("three", 3)
            .unnamed()
            .node("Add", "a", "x", "c")
            .node("Mul", "b", "a", "three")
            .named()
            .node("Relu", "y", "b")
            .output("y");
    Measured measured = Small.measured(chain(1), candidate, X);
    FakeEngine engine = new FakeEngine(candidate.graph());

    EngineReplay.Triple triple =
        new EngineReplay(measured, Small.evaluator(), Optional.of(engine), Map.of())
            .replay(new Suspect(Small.pair(measured, "a"), "", "off"));

    assertThat(triple.place().reference()).isEqualTo("y");
  }

  @Test
  void the_op_that_kills_the_engine_is_named_by_running_regions_alone() {
    FakeEngine engine = new FakeEngine(chain(2).graph()).diesAt("b");

    Failure named = new CrashSearch(measured(), Small.evaluator(), engine).named(CRASH);

    assertThat(named.op()).hasValue("op:b");
    assertThat(named.message()).isEqualTo(CRASH.message());
  }

  @Test
  void a_crash_that_no_region_repeats_stays_without_an_op_after_three_rounds() {
    FakeEngine engine = new FakeEngine(chain(2).graph());
    CrashSearch search = new CrashSearch(measured(), Small.evaluator(), engine);

    assertThat(search.named(CRASH)).isEqualTo(CRASH);
    assertThat(search.named(CRASH)).isEqualTo(CRASH);
    assertThat(engine.replays()).isEqualTo(9);
  }

  @Test
  void a_failure_whose_op_is_known_is_not_searched() {
    Failure known = new Failure(FailureKind.CRASH, Optional.of("conv"), Optional.empty(), "died");
    FakeEngine engine = new FakeEngine(chain(2).graph()).diesAt("b");

    assertThat(new CrashSearch(measured(), Small.evaluator(), engine).named(known))
        .isEqualTo(known);
    assertThat(engine.replays()).isZero();
  }

  @Test
  void a_refusal_is_not_searched() {
    Failure refused = new Failure(FailureKind.REFUSED, Optional.empty(), Optional.empty(), "no");
    FakeEngine engine = new FakeEngine(chain(2).graph()).diesAt("b");

    assertThat(new CrashSearch(measured(), Small.evaluator(), engine).named(refused))
        .isEqualTo(refused);
  }

  @Test
  void golden_values_have_the_shape_that_the_candidate_gives_them() {
    Small reference = chain(1);
    Measured run = measured();
    Map<String, Tensor> reshaped = new HashMap<>(run.candidateValues());
    reshaped.replaceAll((name, value) -> value.reshape(Shape.of(2, 2)));
    Measured measured =
        Small.measured(
            reference,
            chain(2),
            run.feeds(),
            run.candidateFeeds(),
            run.referenceValues(),
            reshaped);

    assertThat(measured.golden(Small.pair(measured, "b")).orElseThrow().shape())
        .isEqualTo(Shape.of(2, 2));
  }
}
