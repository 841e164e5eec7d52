package io.github.mnnparity.core.audit.bias;

import io.github.mnnparity.core.audit.linear.Formula;
import io.github.mnnparity.core.audit.linear.LinearCase;
import java.util.Optional;

/** Nothing is stored where the reference adds something. */
final class MissingBias implements Formula {
  @Override
  public Optional<String> explain(LinearCase layer) {
    boolean missing =
        layer.offBiases().stream().allMatch(channel -> layer.storedBias(channel) == 0);
    if (!missing) {
      return Optional.empty();
    }
    boolean whole = true;
    for (int channel = 0; channel < layer.channels(); channel++) {
      whole &= layer.storedBias(channel) == 0;
    }
    return Optional.of(whole ? "the bias is missing" : Biases.named(layer) + " is zero");
  }
}
