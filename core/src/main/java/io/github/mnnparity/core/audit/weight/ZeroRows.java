package io.github.mnnparity.core.audit.weight;

import io.github.mnnparity.core.audit.linear.Formula;
import io.github.mnnparity.core.audit.linear.LinearCase;
import java.util.Optional;

/** Whole channels are zero. */
final class ZeroRows implements Formula {
  @Override
  public Optional<String> explain(LinearCase layer) {
    boolean zero =
        layer.offWeights().stream()
            .allMatch(
                channel -> {
                  for (int index = 0; index < layer.length(); index++) {
                    if (layer.stored(channel, index) != 0) {
                      return false;
                    }
                  }
                  return true;
                });
    if (!zero) {
      return Optional.empty();
    }
    return Optional.of(
        layer.offWeights().size() == layer.channels()
            ? "all weights are zero"
            : layer.offWeights().size() == 1
                ? "row " + layer.offWeights().get(0) + " of the weights is zero"
                : "rows "
                    + LinearCase.named(layer.offWeights(), layer.channels())
                    + " of the weights are zero");
  }
}
