package io.github.mnnparity.core.ledger;

import io.github.mnnparity.core.tensor.Tensor;
import java.util.Map;

/**
 * One input, and what the reference makes of it.
 *
 * @param name as the user knows it
 * @param feeds inputs of the lifted graph by name, and values for outputs of opaque nodes
 * @param outputs of the reference, by canonical name
 */
public record Sample(String name, Map<String, Tensor> feeds, Map<String, Tensor> outputs) {
  public Sample {
    feeds = Map.copyOf(feeds);
    outputs = Map.copyOf(outputs);
  }
}
