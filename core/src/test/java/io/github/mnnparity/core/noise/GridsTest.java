package io.github.mnnparity.core.noise;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.primitives.ImmutableDoubleArray;
import io.github.mnnparity.core.capture.QuantizedForms;
import io.github.mnnparity.core.capture.QuantizedLayer;
import io.github.mnnparity.core.capture.QuantizedTensor;
import io.github.mnnparity.core.diagnose.LocalReplay;
import io.github.mnnparity.core.diagnose.Measured;
import io.github.mnnparity.core.fake.Small;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GridsTest {
  private static final Tensor X = Tensor.ofFloats(Shape.of(4), 1, 2, 3, 4);

  private static Small chain() {
    return new Small().input("x").node("Neg", "a", "x").node("Neg", "y", "a").output("y");
  }

  private static QuantizedTensor tensor(String value, double step) {
    return new QuantizedTensor(value, ImmutableDoubleArray.of(step), 0, -127, 127);
  }

  /** The second Neg computes with integers; the first hands on what it is given. */
  private static QuantizedForms forms(double step) {
    QuantizedLayer layer =
        new QuantizedLayer(
            "op:y",
            "Neg",
            List.of(tensor("a", step)),
            tensor("y", 2 * step),
            ImmutableDoubleArray.of());
    return new QuantizedForms() {
      @Override
      public List<QuantizedLayer> layers() {
        return List.of(layer);
      }

      @Override
      public List<QuantizedTensor> tensors() {
        return List.of(tensor("a", step), tensor("y", 2 * step));
      }

      @Override
      public Graph graph(Predicate<QuantizedLayer> on) {
        return chain().graph();
      }

      @Override
      public Set<String> unscaled() {
        return Set.of();
      }
    };
  }

  private static NoiseFloors floors(Measured measured, double step) {
    NoiseMeter meter =
        new NoiseMeter(
            Small.evaluator()::run,
            measured.alignment(),
            measured.feeds(),
            measured.referenceValues(),
            pair -> true);
    return meter.withCodings(
        meter.measure(),
        Small.evaluator()::run,
        measured.candidateFeeds(),
        measured.candidateValues(),
        LocalReplay.of(measured, Small.evaluator()).values(),
        moved -> LocalReplay.of(measured, Small.evaluator(), measured.running(), moved).values(),
        Grids.of(measured.alignment(), forms(step)));
  }

  private static Measured measured() {
    return Small.measured(chain(), chain(), X);
  }

  @Test
  void a_layer_is_found_in_the_region_of_its_pair() {
    Measured measured = measured();
    Grids grids = Grids.of(measured.alignment(), forms(0.1));

    assertThat(grids.layers(Small.pair(measured, "a"))).isEmpty();
    assertThat(grids.layers(Small.pair(measured, "y")))
        .singleElement()
        .extracting(QuantizedLayer::op)
        .isEqualTo("op:y");
  }

  @Test
  void rounding_to_grids_explains_what_a_layer_is_off() {
    Measured measured = measured();
    NoiseFloors floors = floors(measured, 0.1);
    double rms = Math.sqrt((1 + 4 + 9 + 16) / 4.0);

    assertThat(floors.codedLocal(Small.pair(measured, "y")))
        .isBetween(0.2 / Math.sqrt(12) / rms, 0.3 / Math.sqrt(12) / rms);
    assertThat(floors.weights(Small.pair(measured, "y"))).isZero();
    assertThat(floors(measured, 0.2).codedLocal(Small.pair(measured, "y")))
        .isGreaterThan(floors.codedLocal(Small.pair(measured, "y")));
  }

  @Test
  void an_engine_may_be_a_step_beside_whatever_it_may_hold_as_integers() {
    Measured measured = measured();
    NoiseFloors floors = floors(measured, 0.1);
    double rms = Math.sqrt((1 + 4 + 9 + 16) / 4.0);

    assertThat(floors.hasGrids()).isTrue();
    assertThat(floors.step(Small.pair(measured, "a"))).isEqualTo(0.1 / rms);
    assertThat(floors.step(Small.pair(measured, "y"))).isEqualTo(0.2 / rms);
  }

  @Test
  void a_file_in_floats_has_no_grids() {
    Measured measured = measured();
    Grids grids = Grids.of(measured.alignment(), QuantizedForms.none(chain().graph()));

    assertThat(grids.isEmpty()).isTrue();
    assertThat(grids.layers(Small.pair(measured, "y"))).isEmpty();
  }
}
