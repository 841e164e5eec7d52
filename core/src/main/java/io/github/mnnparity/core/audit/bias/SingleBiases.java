package io.github.mnnparity.core.audit.bias;

import io.github.mnnparity.core.audit.linear.Formula;
import io.github.mnnparity.core.audit.linear.LinearCase;
import java.util.Optional;
import java.util.stream.Collectors;

/** A few biases are other numbers and all others are right. */
final class SingleBiases implements Formula {
  private static final int FEW = 4;

  @Override
  public Optional<String> explain(LinearCase layer) {
    if (layer.offBiases().size() > FEW || layer.offBiases().size() == layer.channels()) {
      return Optional.empty();
    }
    return Optional.of(
        layer.offBiases().stream()
            .map(
                channel ->
                    "the bias of channel %d is %s instead of %s"
                        .formatted(
                            channel,
                            Biases.number(layer.storedBias(channel)),
                            Biases.number(layer.expectedBias(channel))))
            .collect(Collectors.joining("; ")));
  }
}
