package io.github.mnnparity.core.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.align.Pair;
import io.github.mnnparity.core.capture.Engine.Course;
import io.github.mnnparity.core.capture.EngineProvider.EngineOptions;
import io.github.mnnparity.core.diagnose.Measured;
import io.github.mnnparity.core.diagnose.Thresholds;
import io.github.mnnparity.core.fake.Small;
import io.github.mnnparity.core.metric.ErrorMoments;
import io.github.mnnparity.core.noise.NoiseFloors;
import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.FindingKind;
import io.github.mnnparity.core.report.OutputResult;
import io.github.mnnparity.core.report.Progress;
import io.github.mnnparity.core.report.Severity;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LadderTest {
  private static final Tensor X = Tensor.ofFloats(Shape.of(4), 1, 2, 3, 4);
  private static final double LIMIT = 1e-3;

  private final Measured measured = Small.measured(chain(), chain(), X);
  private final MoodyEngine engine = new MoodyEngine(measured.candidate().graph(), "y");

  private static Small chain() {
    return new Small()
        .input("x")
        .node("Neg", "a", "x")
        .node("Neg", "b", "a")
        .node("Relu", "y", "b")
        .output("y");
  }

  private final List<Progress> told = new ArrayList<>();

  private Ladder.Result climb() {
    return new Ladder(
            new Ground(
                measured,
                thresholds(),
                engine,
                EngineOptions.DEFAULT,
                Map.of("x", X),
                Map.of(),
                this::judge,
                told::add))
        .climb();
  }

  private Thresholds thresholds() {
    Map<Pair, Double> floors = new HashMap<>();
    measured.alignment().pairs().forEach(pair -> floors.put(pair, 1e-7));
    return new Thresholds(new NoiseFloors(floors, floors, Map.of(), Map.of()), Map.of(), Map.of());
  }

  private List<OutputResult> judge(Map<String, Tensor> values) {
    Tensor value = values.get("y");
    ErrorMoments moments = ErrorMoments.of(measured.referenceValues().get("y"), value);
    return List.of(
        new OutputResult(
            "ladder",
            "y",
            Optional.of(moments.summary()),
            LIMIT,
            "relative RMS error",
            moments.relRms() <= LIMIT,
            ""));
  }

  private static List<String> row(Ladder.Result result, String title) {
    return result.section().rows().stream()
        .filter(row -> row.get(0).equals(title))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void an_engine_that_always_does_the_same_has_no_findings() {
    Ladder.Result result = climb();

    assertThat(result.findings()).isEmpty();
    assertThat(result.section().rows()).hasSize(18);
    assertThat(result.section().words())
        .contains("None of the rungs changes the answer by more than it may.")
        .anyMatch(
            words ->
                words.startsWith("Without any effect here: precision normal, precision low")
                    && words.contains("this processor: fp16:0"));
    assertThat(engine.attempts()).isEqualTo(18);
  }

  @Test
  void every_run_is_counted_and_their_number_is_known_beforehand() {
    climb();

    assertThat(told).extracting(Progress::total).containsOnly(told.get(0).total());
    assertThat(told.get(told.size() - 1).done()).isEqualTo(told.get(0).total()).isGreaterThan(10);
  }

  @Test
  void what_cannot_be_tried_is_said_and_no_finding() {
    Ladder.Result result = climb();

    assertThat(row(result, "Module resized, back"))
        .containsExactly("Module resized, back", "-", "-", "not tried", "");
    assertThat(result.section().words())
        .contains("Not tried: Module resized, back: the model takes no other size of its inputs.");
  }

  @Test
  void a_second_run_that_answers_otherwise_is_not_repeatable_at_its_op() {
    engine.wrongWhen((s, t) -> s.course() == Course.AGAIN && s.view().equals("session"), "b", 2);

    Finding finding = onlyFinding();

    assertThat(finding.kind()).isEqualTo(FindingKind.ENGINE);
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.mnnOps()).containsExactly("op:b");
    assertThat(finding.onnxTensors()).containsExactly("b");
    assertThat(finding.summary())
        .isEqualTo(
            "The session view gives another answer to a second run, first at 'op:b' (ONNX Neg).");
  }

  @Test
  void bits_that_change_within_the_limit_are_a_note() {
    engine.wrongWhen((s, t) -> s.course() == Course.AGAIN, "b", 1 + 0x1p-20f);

    assertThat(climb().findings())
        .hasSize(2)
        .allMatch(finding -> finding.severity() == Severity.NOTE)
        .allMatch(finding -> finding.kind() == FindingKind.ENGINE);
  }

  @Test
  void memory_that_is_read_before_it_is_written_shows_where_fresh_memory_is_filled() {
    engine.wrongWhen((s, t) -> s.course() == Course.FILLED && s.view().equals("module"), "a", 3);

    assertThat(onlyFinding().summary())
        .isEqualTo("The module view reads memory that it never wrote, first at 'op:a' (ONNX Neg).");
  }

  @Test
  void right_in_Module_and_wrong_in_Session_is_a_matter_of_the_API() {
    engine.wrongWhen((s, t) -> s.view().equals("session"), "b", 2);

    Finding finding = onlyFinding();

    assertThat(finding.kind()).isEqualTo(FindingKind.API);
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.summary())
        .isEqualTo(
            "Right in Module, wrong in Session for the same file and input, first at 'op:b' (ONNX"
                + " Neg).");
    assertThat(finding.advice())
        .containsExactly("load this file through the Module API in the app");
  }

  @Test
  void threads_that_move_the_answer_by_rounding_are_noise() {
    engine.wrongWhen((s, t) -> s.threads() > 1, "b", 1 + 0x1p-20f);

    Ladder.Result result = climb();

    assertThat(result.findings()).isEmpty();
    assertThat(row(result, "4 threads").get(3)).endsWith(" (noise)");
    assertThat(row(result, "4 threads").get(4)).isEqualTo("op:b (Neg)");
  }

  @Test
  void threads_that_break_the_answer_are_an_error_of_the_engine() {
    engine.wrongWhen((s, t) -> s.threads() == 4, "b", 2);

    assertThat(onlyFinding().summary())
        .isEqualTo(
            "The answer is another one with 4 threads, and wrong only then, first at 'op:b' (ONNX"
                + " Neg).");
  }

  @Test
  void low_precision_may_round_as_half_floats_do() {
    engine.wrongWhen((s, t) -> s.precision().equals("low"), "b", 1.0015f);

    assertThat(climb().findings()).isEmpty();
  }

  @Test
  void low_precision_that_breaks_the_answer_is_a_note_as_the_mode_is_asked_for() {
    engine.wrongWhen((s, t) -> s.precision().equals("low"), "b", 2);

    Finding finding = onlyFinding();

    assertThat(finding.severity()).isEqualTo(Severity.NOTE);
    assertThat(finding.summary()).startsWith("The answer is another one with precision low");
  }

  @Test
  void a_failure_that_vanishes_when_observed_names_the_tensor_whose_watching_mends_it() {
    engine.wrongWhen((s, t) -> s.view().equals("session") && !t.contains("b"), "b", 2);

    Ladder.Result result = climb();

    assertThat(result.findings())
        .extracting(Finding::summary)
        .contains(
            "The failure vanishes when the session view is observed, first at 'op:b' (ONNX"
                + " Neg).");
  }

  @Test
  void a_crash_on_one_rung_is_a_finding_with_its_op() {
    engine.diesWhen((s, t) -> s.threads() == 4);

    Finding finding = onlyFinding();

    assertThat(finding.kind()).isEqualTo(FindingKind.ENGINE_FAILURE);
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.summary())
        .isEqualTo("The engine crashes on one rung only: 4 threads, at 'op:b'.");
  }

  @Test
  void a_crash_only_while_watched_is_a_note() {
    engine.diesWhen((s, t) -> !t.isEmpty() && s.view().equals("module"));

    Finding finding = onlyFinding();

    assertThat(finding.severity()).isEqualTo(Severity.NOTE);
    assertThat(finding.summary()).startsWith("The engine crashes only when it is watched");
  }

  @Test
  void where_the_session_does_not_run_the_module_is_the_base() {
    engine.diesWhen((s, t) -> s.view().equals("session"));

    Ladder.Result result = climb();

    assertThat(result.findings())
        .extracting(Finding::kind, Finding::severity, Finding::summary)
        .containsExactly(
            Tuple.tuple(
                FindingKind.API, Severity.NOTE, "Only Module runs this file; Session does not."));
    assertThat(row(result, "Session").get(3)).isEqualTo("crashed");
    assertThat(row(result, "4 threads").get(3)).isEqualTo("same bits");
  }

  private Finding onlyFinding() {
    List<Finding> findings = climb().findings();
    assertThat(findings).hasSize(1);
    return findings.get(0);
  }
}
