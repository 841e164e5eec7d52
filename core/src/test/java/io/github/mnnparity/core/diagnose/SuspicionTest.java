package io.github.mnnparity.core.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.align.Pair;
import io.github.mnnparity.core.fake.Small;
import io.github.mnnparity.core.noise.NoiseFloors;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** {@link Suspicion} and {@link Thresholds}. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SuspicionTest {
  private static final Pair PAIR = new Pair("y", "y", "equal tensor name", 1);
  private static final Tensor X = Tensor.ofFloats(Shape.of(4), 1, 2, 3, 4);

  private static NoiseFloors floors(double local, double coded) {
    return new NoiseFloors(
        Map.of(PAIR, local), Map.of(PAIR, local), Map.of(PAIR, coded), Map.of(PAIR, coded));
  }

  private static Thresholds thresholds(double local, double coded, boolean exact) {
    return new Thresholds(floors(local, coded), Map.of(PAIR, exact), Map.of());
  }

  private static Thresholds defaults() {
    return new Thresholds(
        new NoiseFloors(Map.of(), Map.of(), Map.of(), Map.of()), Map.of(), Map.of());
  }

  private static Small chain() {
    return new Small()
        .input("x")
        .node("Neg", "a", "x")
        .node("Neg", "b", "a")
        .node("Relu", "y", "b")
        .output("y");
  }

  private static Measured measured() {
    return Small.measured(chain(), chain(), X);
  }

  private static List<Suspect> file(Measured measured, String value, Tensor local) {
    return new Suspicion(
            measured,
            new LocalReplay(Map.of(Small.pair(measured, value), local), Map.of()),
            defaults())
        .file();
  }

  private static List<Suspect> engine(Measured measured, Map<String, Tensor> captured) {
    return new Suspicion(measured, new LocalReplay(Map.of(), Map.of()), defaults())
        .engine("session", captured);
  }

  private static Tensor times(Tensor tensor, float factor) {
    float[] values = tensor.toFloats();
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
    return Tensor.ofFloats(tensor.shape(), values);
  }

  @Test
  void four_floors_of_a_region_alone_are_noise() {
    assertThat(thresholds(1e-6, 0, false).file(PAIR)).isCloseTo(4e-6, Offset.offset(1e-12));
  }

  @Test
  void an_exact_pair_has_no_noise() {
    assertThat(thresholds(1e-6, 0, true).file(PAIR)).isZero();
  }

  @Test
  void three_times_what_its_coding_explains_is_quantization() {
    assertThat(thresholds(1e-6, 1e-2, true).file(PAIR)).isCloseTo(3e-2, Offset.offset(1e-9));
  }

  @Test
  void a_limit_of_the_user_replaces_the_threshold() {
    Thresholds thresholds =
        new Thresholds(floors(1e-6, 1e-2), Map.of(PAIR, true), Map.of(PAIR, 0.5));

    assertThat(thresholds.file(PAIR)).isEqualTo(0.5);
  }

  @Test
  void an_engine_may_spread_ten_of_its_own_floors() {
    assertThat(thresholds(1e-6, 0, false).engine(PAIR)).isCloseTo(1.6e-4, Offset.offset(1e-9));
  }

  @Test
  void coding_does_not_excuse_an_engine() {
    assertThat(thresholds(1e-6, 1e-2, false).engine(PAIR))
        .isEqualTo(thresholds(1e-6, 0, false).engine(PAIR));
  }

  @Test
  void a_region_that_answers_golden_inputs_rightly_is_not_suspect() {
    Measured measured = measured();

    assertThat(file(measured, "a", measured.referenceValues().get("a"))).isEmpty();
  }

  @Test
  void a_region_within_its_noise_is_not_suspect() {
    Measured measured = measured();

    assertThat(file(measured, "a", times(measured.referenceValues().get("a"), 1 + 0x1p-22f)))
        .isEmpty();
  }

  @Test
  void a_region_that_answers_golden_inputs_otherwise_is_suspect() {
    Measured measured = measured();

    assertThat(file(measured, "a", X))
        .containsExactly(
            new Suspect(Small.pair(measured, "a"), "", "answers golden inputs otherwise"));
  }

  @Test
  void a_region_of_another_shape_is_suspect() {
    Measured measured = measured();

    assertThat(file(measured, "a", Tensor.ofFloats(Shape.of(2), 1, 2)))
        .extracting(Suspect::reason)
        .containsExactly("shape 2 for 4");
  }

  @Test
  void a_region_that_cannot_be_run_is_suspect() {
    Measured measured = measured();
    Pair pair = Small.pair(measured, "b");

    assertThat(
            new Suspicion(
                    measured, new LocalReplay(Map.of(), Map.of(pair, "no kernel")), defaults())
                .file())
        .containsExactly(new Suspect(pair, "", "cannot be run: no kernel"));
  }

  @Test
  void an_engine_that_does_what_the_file_says_is_not_suspect() {
    Measured measured = measured();

    assertThat(engine(measured, measured.candidateValues())).isEmpty();
  }

  @Test
  void only_the_first_place_where_an_engine_leaves_the_file_is_suspect() {
    Measured measured = measured();
    Map<String, Tensor> values = measured.candidateValues();
    Map<String, Tensor> captured =
        Map.of(
            "a", values.get("a"),
            "b", times(values.get("b"), 2),
            "y", times(values.get("y"), 2));

    assertThat(engine(measured, captured))
        .containsExactly(
            new Suspect(Small.pair(measured, "b"), "session", "leaves what the file says"));
  }

  @Test
  void a_tensor_that_an_engine_did_not_give_widens_the_place() {
    Measured measured = measured();

    assertThat(engine(measured, Map.of("y", times(measured.candidateValues().get("y"), 2))))
        .extracting(suspect -> suspect.pair().reference())
        .containsExactly("y");
  }
}
