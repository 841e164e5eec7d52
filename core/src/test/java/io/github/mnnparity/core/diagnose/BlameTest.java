package io.github.mnnparity.core.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.align.Pair;
import io.github.mnnparity.core.capture.Engine.Failure;
import io.github.mnnparity.core.capture.Engine.FailureKind;
import io.github.mnnparity.core.diagnose.EngineReplay.Triple;
import io.github.mnnparity.core.noise.NoiseFloors;
import io.github.mnnparity.core.report.FindingKind;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BlameTest {
  private static final Pair PAIR = new Pair("y", "y", "equal tensor name", 1);
  private static final Suspect BY_FILE = new Suspect(PAIR, "", "answers golden inputs otherwise");
  private static final Suspect BY_ENGINE =
      new Suspect(PAIR, "session", "leaves what the file says");
  private static final Thresholds THRESHOLDS =
      new Thresholds(new NoiseFloors(Map.of(), Map.of(), Map.of(), Map.of()), Map.of(), Map.of());

  private static final Tensor RIGHT = tensor(1, 2, 3, 4);
  private static final Tensor WRONG = tensor(2, 4, 6, 8);
  private static final Tensor WRONG_OTHERWISE = tensor(-1, 2, -3, 4);
  private static final Tensor SHORT = tensor(1, 2);
  private static final Tensor NAN = tensor(1, Float.NaN, 3, 4);

  private static Tensor tensor(float... values) {
    return Tensor.ofFloats(Shape.of(values.length), values);
  }

  private static Blame blame(Suspect suspect, Tensor lifted, Tensor engine) {
    return Blame.of(
        suspect,
        new Triple(PAIR, RIGHT, Optional.of(lifted), Optional.of(engine), Optional.empty()),
        THRESHOLDS);
  }

  private static Blame blame(Tensor lifted, Tensor engine) {
    return blame(BY_FILE, lifted, engine);
  }

  @Test
  void nobody_is_blamed_where_all_three_agree() {
    assertThat(blame(RIGHT, RIGHT).verdicts()).isEmpty();
  }

  @Test
  void a_file_that_the_engine_obeys_is_a_conversion_error() {
    assertThat(blame(WRONG, WRONG).verdicts())
        .extracting(Blame.Verdict::kind, Blame.Verdict::confidence, Blame.Verdict::answer)
        .containsExactly(Tuple.tuple(FindingKind.CONVERSION, 0.97, Optional.of(WRONG)));
  }

  @Test
  void an_engine_that_leaves_a_right_file_is_to_blame() {
    assertThat(blame(BY_ENGINE, RIGHT, WRONG).verdicts())
        .extracting(Blame.Verdict::kind, Blame.Verdict::confidence, Blame.Verdict::answer)
        .containsExactly(Tuple.tuple(FindingKind.ENGINE, 0.95, Optional.of(WRONG)));
  }

  @Test
  void our_reading_is_doubtful_where_only_it_is_off() {
    assertThat(blame(WRONG, RIGHT).verdicts())
        .extracting(Blame.Verdict::kind, Blame.Verdict::confidence, Blame.Verdict::answer)
        .containsExactly(Tuple.tuple(FindingKind.LIFTING, 0.9, Optional.of(RIGHT)));
  }

  @Test
  void three_answers_blame_the_conversion_first_and_then_the_engine() {
    assertThat(blame(WRONG, WRONG_OTHERWISE).verdicts())
        .extracting(Blame.Verdict::kind, verdict -> verdict.answer().orElseThrow())
        .containsExactly(
            Tuple.tuple(FindingKind.CONVERSION, WRONG),
            Tuple.tuple(FindingKind.ENGINE, WRONG_OTHERWISE));
  }

  @Test
  void without_an_engine_a_conversion_error_is_not_confirmed() {
    Blame blame =
        Blame.of(
            BY_FILE,
            new Triple(PAIR, RIGHT, Optional.of(WRONG), Optional.empty(), Optional.empty()),
            THRESHOLDS);

    assertThat(blame.verdicts())
        .extracting(Blame.Verdict::kind, Blame.Verdict::confidence, Blame.Verdict::answer)
        .containsExactly(Tuple.tuple(FindingKind.CONVERSION, 0.8, Optional.of(WRONG)));
    assertThat(blame.evidence()).contains("not confirmed by the engine");
  }

  @Test
  void an_engine_that_fails_is_quoted() {
    Failure failure =
        new Failure(FailureKind.REFUSED, Optional.empty(), Optional.empty(), "no memory");

    Blame blame =
        Blame.of(
            BY_FILE,
            new Triple(PAIR, RIGHT, Optional.of(WRONG), Optional.empty(), Optional.of(failure)),
            THRESHOLDS);

    assertThat(blame.evidence())
        .contains("the engine failed at it: no memory", "not confirmed by the engine");
  }

  @Test
  void another_shape_in_file_and_engine_is_a_conversion_error() {
    assertThat(blame(SHORT, SHORT).verdicts())
        .extracting(Blame.Verdict::kind)
        .containsExactly(FindingKind.CONVERSION);
  }

  @Test
  void another_shape_in_the_engine_alone_is_the_engines() {
    assertThat(blame(BY_ENGINE, RIGHT, SHORT).verdicts())
        .extracting(Blame.Verdict::kind)
        .containsExactly(FindingKind.ENGINE);
  }

  @Test
  void another_shape_in_the_lifted_graph_alone_is_our_reading() {
    assertThat(blame(SHORT, RIGHT).verdicts())
        .extracting(Blame.Verdict::kind)
        .containsExactly(FindingKind.LIFTING);
  }

  @Test
  void NaN_in_the_engine_alone_is_the_engines() {
    Blame blame = blame(BY_ENGINE, RIGHT, NAN);

    assertThat(blame.verdicts())
        .extracting(Blame.Verdict::kind)
        .containsExactly(FindingKind.ENGINE);
    assertThat(blame.evidence())
        .contains(
            "on golden inputs the engine is off by another shape or NaN/infinity (relative RMS)");
  }

  @Test
  void NaN_in_file_and_engine_is_a_conversion_error() {
    assertThat(blame(NAN, NAN).verdicts())
        .extracting(Blame.Verdict::kind)
        .containsExactly(FindingKind.CONVERSION);
  }

  @Test
  void a_difference_minor_beside_the_other_two_blames_nobody_else() {
    Tensor nearlyAsWrong = tensor(2.01f, 4, 6, 8);

    assertThat(blame(WRONG, nearlyAsWrong).verdicts())
        .extracting(Blame.Verdict::kind)
        .containsExactly(FindingKind.CONVERSION);
  }

  @Test
  void an_engine_off_at_what_the_file_cannot_be_read_for_is_unexplained() {
    Blame blame =
        Blame.of(
            BY_ENGINE,
            new Triple(PAIR, RIGHT, Optional.empty(), Optional.of(WRONG), Optional.empty()),
            THRESHOLDS);

    assertThat(blame.verdicts())
        .extracting(Blame.Verdict::kind, Blame.Verdict::confidence, Blame.Verdict::answer)
        .containsExactly(Tuple.tuple(FindingKind.UNEXPLAINED, 0.5, Optional.of(WRONG)));
  }

  @Test
  void a_region_that_cannot_be_run_but_is_right_in_the_engine_is_our_reading() {
    Blame blame =
        Blame.of(
            BY_FILE,
            new Triple(PAIR, RIGHT, Optional.empty(), Optional.of(RIGHT), Optional.empty()),
            THRESHOLDS);

    assertThat(blame.verdicts())
        .extracting(Blame.Verdict::kind)
        .containsExactly(FindingKind.LIFTING);
  }

  @Test
  void an_error_is_told_as_a_multiple_of_its_noise_floor() {
    Blame blame = blame(WRONG, WRONG);

    assertThat(blame.evidence().get(0))
        .isEqualTo(
            "on golden inputs the file's own meaning is off by 1.0 (relative RMS),"
                + " x 8.4e+06 the noise floor");
    assertThat(blame.verdicts().get(0).noiseFactor()).isEqualTo(0x1p23);
  }
}
