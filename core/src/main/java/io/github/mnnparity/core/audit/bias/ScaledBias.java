package io.github.mnnparity.core.audit.bias;

import io.github.mnnparity.core.audit.linear.Formula;
import io.github.mnnparity.core.audit.linear.LinearCase;
import java.util.Optional;

/** All biases that are off are off by one factor. */
final class ScaledBias implements Formula {
  @Override
  public Optional<String> explain(LinearCase layer) {
    double product = 0;
    double square = 0;
    for (int channel : layer.offBiases()) {
      product += layer.storedBias(channel) * layer.expectedBias(channel);
      square += layer.expectedBias(channel) * layer.expectedBias(channel);
    }
    double scale = square == 0 ? 0 : product / square;
    return scale != 0 && Biases.fit(layer, channel -> scale * layer.expectedBias(channel))
        ? Optional.of(Biases.named(layer) + " is scaled by " + Biases.number(scale))
        : Optional.empty();
  }
}
