package io.github.mnnparity.core.audit.weight;

import io.github.mnnparity.core.audit.linear.Formula;
import io.github.mnnparity.core.audit.linear.LinearCase;
import io.github.mnnparity.core.graph.WeightCoding;
import java.util.Optional;

/** Channels of integers hold one number throughout: their range is too small for the quantizer. */
final class CollapsedRows implements Formula {
  @Override
  public Optional<String> explain(LinearCase layer) {
    boolean integers =
        layer.coding().filter(found -> found.kind() == WeightCoding.Kind.INTEGER).isPresent();
    if (!integers || layer.length() < 2) {
      return Optional.empty();
    }
    double largest = 0;
    for (int channel : layer.offWeights()) {
      for (int index = 0; index < layer.length(); index++) {
        if (layer.stored(channel, index) != layer.stored(channel, 0)) {
          return Optional.empty();
        }
        largest = Math.max(largest, Math.abs(layer.expected(channel, index)));
      }
    }
    return Optional.of(
        Words.channels(layer)
            + (layer.offWeights().size() == 1 ? " holds" : " hold")
            + " one number throughout: weights of at most "
            + Words.number(largest)
            + " are too small for the quantizer's steps");
  }
}
