package io.github.mnnparity.mnn.misuse;

import com.google.common.collect.ImmutableMap;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.Map;
import java.util.Optional;

/**
 * What decides whether a misuse can occur.
 *
 * @param inputs what the model is fed with, by name
 * @param subgraphs number of subgraphs of the file: above 0 it has control flow
 */
public record Setting(ImmutableMap<String, Tensor> inputs, int subgraphs) {
  public static Setting of(Map<String, Tensor> inputs, int subgraphs) {
    return new Setting(ImmutableMap.copyOf(inputs), subgraphs);
  }

  /** Why the Session API cannot run the model. */
  public Optional<String> session() {
    return subgraphs > 0
        ? Optional.of("the Session API does not run control flow at all")
        : Optional.empty();
  }

  public boolean hasFloats() {
    return inputs.values().stream().anyMatch(tensor -> tensor.dtype().isFloat());
  }

  public boolean hasImages() {
    return inputs.values().stream()
        .anyMatch(tensor -> tensor.dtype().isFloat() && tensor.shape().rank() == 4);
  }

  public boolean hasBatch() {
    return inputs.values().stream()
        .anyMatch(
            tensor ->
                tensor.dtype() != DType.STRING
                    && tensor.shape().rank() > 1
                    && tensor.shape().dim(0) > 1);
  }
}
