package io.github.mnnparity.core.audit.weight;

import io.github.mnnparity.core.audit.linear.Formula;
import io.github.mnnparity.core.audit.linear.LinearCase;
import java.util.Optional;

/** Something is added to all weights of a channel, as a wrong zero point does. */
final class ShiftedChannels implements Formula {
  @Override
  public Optional<String> explain(LinearCase layer) {
    if (layer.length() < 2) {
      return Optional.empty();
    }
    for (int channel : layer.offWeights()) {
      double shift = shift(layer, channel);
      if (!layer.fits(channel, index -> layer.expected(channel, index) + shift)) {
        return Optional.empty();
      }
    }
    int first = layer.offWeights().get(0);
    return Optional.of(
        Words.channels(layer)
            + (layer.offWeights().size() == 1 ? " is" : " are")
            + " shifted by a constant ("
            + Words.number(shift(layer, first))
            + " in channel "
            + first
            + "), as a wrong zero point shifts them");
  }

  private static double shift(LinearCase layer, int channel) {
    double sum = 0;
    for (int index = 0; index < layer.length(); index++) {
      sum += layer.stored(channel, index) - layer.expected(channel, index);
    }
    return sum / layer.length();
  }
}
