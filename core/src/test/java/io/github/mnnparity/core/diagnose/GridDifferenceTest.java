package io.github.mnnparity.core.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.primitives.ImmutableDoubleArray;
import io.github.mnnparity.core.capture.QuantizedForms;
import io.github.mnnparity.core.capture.QuantizedLayer;
import io.github.mnnparity.core.capture.QuantizedTensor;
import io.github.mnnparity.core.fake.Small;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.noise.Grids;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GridDifferenceTest {
  private static Small net() {
    return new Small().input("x").node("Neg", "y", "x").output("y");
  }

  private static List<String> evidence(double inputStep, double outputStep) {
    Measured measured = Small.measured(net(), net(), Tensor.ofFloats(Shape.of(4), 1, -2, 3, 4));
    QuantizedLayer layer =
        new QuantizedLayer(
            "op:y",
            "Neg",
            List.of(grid("x", inputStep)),
            grid("y", outputStep),
            ImmutableDoubleArray.of());
    QuantizedForms forms =
        new QuantizedForms() {
          @Override
          public List<QuantizedLayer> layers() {
            return List.of(layer);
          }

          @Override
          public List<QuantizedTensor> tensors() {
            return List.of(layer.output());
          }

          @Override
          public Graph graph(Predicate<QuantizedLayer> on) {
            return net().graph();
          }

          @Override
          public Set<String> unscaled() {
            return Set.of();
          }
        };
    return new GridDifference(measured, Grids.of(measured.alignment(), forms))
        .evidence(Small.pair(measured, "y"));
  }

  private static QuantizedTensor grid(String value, double step) {
    return new QuantizedTensor(value, ImmutableDoubleArray.of(step), 0, -10, 10);
  }

  @Test
  void a_grid_that_reaches_all_values_is_not_named() {
    assertThat(evidence(1, 1))
        .containsExactly(
            "with the stored weights in floats the layer answers as the reference does");
  }

  @Test
  void a_grid_that_cuts_values_off_is_named_with_their_share() {
    assertThat(evidence(0.25, 1))
        .contains(
            "50 % of the values of 'x' are beyond what its scale 0.2500 reaches: -2.500 to 2.500");
    assertThat(evidence(1, 0.3))
        .contains(
            "25 % of the values of 'y' are beyond what its scale 0.3000 reaches: -3.000 to 3.000");
  }
}
