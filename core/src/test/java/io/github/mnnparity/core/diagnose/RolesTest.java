package io.github.mnnparity.core.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.align.Pair;
import io.github.mnnparity.core.fake.Small;
import io.github.mnnparity.core.report.Role;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** A chain {@code x -> a -> b -> y}; an error up to 0.01 is noise. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RolesTest {
  private static final double NOISE = 0.01;
  private static final Tensor X = Tensor.ofFloats(Shape.of(4), 1, 2, 3, 4);

  private final Measured measured = Small.measured(chain(), chain(), X);

  private static Small chain() {
    return new Small()
        .input("x")
        .node("Neg", "a", "x")
        .node("Neg", "b", "a")
        .node("Relu", "y", "b")
        .output("y");
  }

  private Map<Pair, Double> errors(double... ofABY) {
    Map<Pair, Double> errors = new HashMap<>(Map.of(Small.pair(measured, "x"), 0.0));
    List<String> names = List.of("a", "b", "y");
    for (int i = 0; i < ofABY.length; i++) {
      errors.put(Small.pair(measured, names.get(i)), ofABY[i]);
    }
    return errors;
  }

  private Roles.Part part(Map<Pair, Double> cumulative, Map<Pair, Double> local, String value) {
    return new Roles(measured.alignment(), cumulative, local, pair -> NOISE, pair -> NOISE)
        .of(Small.pair(measured, value));
  }

  @Test
  void a_layer_off_on_golden_inputs_is_an_origin_and_the_next_one_carries_its_error() {
    Map<Pair, Double> cumulative = errors(0.5, 0.4, 0.4);
    Map<Pair, Double> local = errors(0.5, 0, 0);

    assertThat(part(cumulative, local, "a").role()).contains(Role.ORIGIN);
    assertThat(part(cumulative, local, "b"))
        .isEqualTo(new Roles.Part(Optional.of(Role.CARRIER), OptionalDouble.of(0.8)));
  }

  @Test
  void a_second_origin_is_one_though_its_input_is_off_too() {
    Roles.Part part = part(errors(0.5, 0.4, 0.6), errors(0.5, 0, 0.3), "y");

    assertThat(part.role()).contains(Role.ORIGIN);
    assertThat(part.gain()).isEmpty();
  }

  @Test
  void a_layer_that_makes_an_error_four_times_as_large_amplifies_it() {
    assertThat(part(errors(0.1, 0.4, 0.4), errors(0.1, 0, 0), "b").role()).contains(Role.AMPLIFIER);
  }

  @Test
  void a_layer_that_turns_noise_into_more_than_noise_amplifies_it_without_a_gain() {
    Roles.Part part = part(errors(0.001, 0.4, 0.4), errors(0, 0, 0), "b");

    assertThat(part).isEqualTo(new Roles.Part(Optional.of(Role.AMPLIFIER), OptionalDouble.empty()));
  }

  @Test
  void a_layer_behind_which_values_are_right_again_heals() {
    assertThat(part(errors(0.5, 0.005, 0.005), errors(0.5, 0, 0), "b").role())
        .contains(Role.HEALER);
    assertThat(part(errors(0.5, 0.005, 0.005), errors(0.5, 0, 0), "y").role()).contains(Role.CLEAN);
  }

  @Test
  void NaN_on_one_side_is_an_error_beyond_every_noise() {
    Map<Pair, Double> cumulative =
        errors(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

    Roles.Part part = part(cumulative, errors(Double.POSITIVE_INFINITY, 0, 0), "b");

    assertThat(part).isEqualTo(new Roles.Part(Optional.of(Role.CARRIER), OptionalDouble.empty()));
  }

  @Test
  void without_a_replay_an_origin_needs_inputs_that_agree() {
    assertThat(part(errors(0.5, 0.4, 0.4), Map.of(), "a").role()).contains(Role.ORIGIN);
    assertThat(part(errors(0.5, 0.4, 0.4), Map.of(), "b").role()).isEmpty();
  }
}
