package io.github.mnnparity.core.diagnose;

import io.github.mnnparity.core.align.Pair;
import io.github.mnnparity.core.capture.QuantizedLayer;
import io.github.mnnparity.core.capture.QuantizedTensor;
import io.github.mnnparity.core.noise.Grids;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the grids of a region's layers do to the reference's values, in words. */
final class GridDifference {
  private final Measured measured;
  private final Grids grids;

  GridDifference(Measured measured, Grids grids) {
    this.measured = measured;
    this.grids = grids;
  }

  /** One line for the region, and one for each tensor whose values the grid cuts off. */
  List<String> evidence(Pair pair) {
    List<String> evidence = new ArrayList<>();
    evidence.add("with the stored weights in floats the layer answers as the reference does");
    Set<QuantizedTensor> tensors = new LinkedHashSet<>();
    for (QuantizedLayer layer : grids.layers(pair)) {
      tensors.addAll(layer.inputs());
      tensors.add(layer.output());
    }
    tensors.forEach(tensor -> cutOff(tensor, evidence));
    return evidence;
  }

  private void cutOff(QuantizedTensor tensor, List<String> evidence) {
    String value = measured.alignment().candidate().canonical(tensor.value());
    measured
        .alignment()
        .ofCandidate(value)
        .map(measured::referenceValue)
        .filter(golden -> golden.dtype() == DType.FLOAT32)
        .ifPresent(
            golden -> {
              double share = shareBeyond(golden, tensor);
              if (share > 0) {
                evidence.add(
                    String.format(
                        Locale.ROOT,
                        "%.2g %% of the values of '%s' are beyond what its scale %.4g reaches:"
                            + " %.4g to %.4g",
                        100 * share,
                        tensor.value(),
                        tensor.step(),
                        tensor.lowest(),
                        tensor.highest()));
              }
            });
  }

  /** Share of values that lie more than half a step outside the grid. */
  private static double shareBeyond(Tensor golden, QuantizedTensor tensor) {
    float[] values = golden.toFloats();
    double half = tensor.step() / 2;
    double highest = tensor.highest() + half;
    double lowest = tensor.lowest() - half;
    long beyond = 0;
    for (float value : values) {
      if (value > highest || value < lowest) {
        beyond++;
      }
    }
    return values.length == 0 ? 0 : (double) beyond / values.length;
  }
}
