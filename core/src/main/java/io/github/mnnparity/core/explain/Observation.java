package io.github.mnnparity.core.explain;

import io.github.mnnparity.core.tensor.Tensor;
import java.util.Map;
import java.util.Optional;

/**
 * What was seen of one run of the app. Immutable.
 *
 * @param inputs what should have been fed, by input name of the reference, in its dtypes and shapes
 * @param appInputs what the app fed by its own dump, by input name, in the order of its memory;
 *     empty without a dump
 * @param appOutputs what the app got, by output name of the reference; not necessarily all of them
 * @param rounding by output name, the relative RMS error that writing the app's output as text with
 *     few digits explains; 0 for binary files
 */
public record Observation(
    Map<String, Tensor> inputs,
    Optional<Map<String, Tensor>> appInputs,
    Map<String, Tensor> appOutputs,
    Map<String, Double> rounding) {
  public Observation {
    inputs = Map.copyOf(inputs);
    appInputs = appInputs.map(Map::copyOf);
    appOutputs = Map.copyOf(appOutputs);
    rounding = Map.copyOf(rounding);
  }
}
