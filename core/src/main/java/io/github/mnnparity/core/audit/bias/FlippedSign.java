package io.github.mnnparity.core.audit.bias;

import io.github.mnnparity.core.audit.linear.Formula;
import io.github.mnnparity.core.audit.linear.LinearCase;
import java.util.Optional;

/** Biases have the other sign. */
final class FlippedSign implements Formula {
  @Override
  public Optional<String> explain(LinearCase layer) {
    return Biases.fit(layer, channel -> -layer.expectedBias(channel))
        ? Optional.of("the sign of " + Biases.named(layer) + " is flipped")
        : Optional.empty();
  }
}
