package io.github.mnnparity.core.exchange;

import com.google.common.collect.ImmutableMap;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.Map;

/**
 * What went into a comparison and what came out. Immutable.
 *
 * @param inputs by graph input name of the source model
 * @param outputs by view, {@link #REFERENCE} first, then by graph output name of the source model;
 *     an output that a view did not give is not there
 */
public record RunValues(Map<String, Tensor> inputs, Map<String, Map<String, Tensor>> outputs) {
  /** Name of the source model among the views. */
  public static final String REFERENCE = "reference";

  public RunValues {
    inputs = ImmutableMap.copyOf(inputs);
    ImmutableMap.Builder<String, Map<String, Tensor>> copied = ImmutableMap.builder();
    outputs.forEach((view, tensors) -> copied.put(view, ImmutableMap.copyOf(tensors)));
    outputs = copied.buildOrThrow();
  }
}
