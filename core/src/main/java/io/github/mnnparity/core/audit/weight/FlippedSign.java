package io.github.mnnparity.core.audit.weight;

import io.github.mnnparity.core.audit.linear.Formula;
import io.github.mnnparity.core.audit.linear.LinearCase;
import java.util.Optional;

/** Channels have the other sign. */
final class FlippedSign implements Formula {
  @Override
  public Optional<String> explain(LinearCase layer) {
    boolean flipped =
        layer.offWeights().stream()
            .allMatch(channel -> layer.fits(channel, index -> -layer.expected(channel, index)));
    return flipped
        ? Optional.of("the sign of " + Words.channels(layer) + " is flipped")
        : Optional.empty();
  }
}
