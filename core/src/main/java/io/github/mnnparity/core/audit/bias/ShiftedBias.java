package io.github.mnnparity.core.audit.bias;

import io.github.mnnparity.core.audit.linear.Formula;
import io.github.mnnparity.core.audit.linear.LinearCase;
import java.util.Optional;

/** One number is added to all biases. */
final class ShiftedBias implements Formula {
  @Override
  public Optional<String> explain(LinearCase layer) {
    int first = layer.offBiases().get(0);
    double shift = layer.storedBias(first) - layer.expectedBias(first);
    return layer.offBiases().size() > 1
            && Biases.fit(layer, channel -> layer.expectedBias(channel) + shift)
        ? Optional.of(Biases.named(layer) + " is shifted by " + Biases.number(shift))
        : Optional.empty();
  }
}
