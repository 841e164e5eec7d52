package io.github.mnnparity.core.audit.weight;

import io.github.mnnparity.core.audit.linear.Formula;
import io.github.mnnparity.core.audit.linear.LinearCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Channels are multiplied by a number each. */
final class ScaledChannels implements Formula {
  private static final int NAMED = 3;
  private static final double ALIKE = 1e-3;

  @Override
  public Optional<String> explain(LinearCase layer) {
    List<Double> scales = new ArrayList<>();
    for (int channel : layer.offWeights()) {
      double scale = layer.scale(channel, 0, layer.length());
      if (scale == 0 || !layer.fits(channel, index -> layer.expected(channel, index), scale)) {
        return Optional.empty();
      }
      scales.add(scale);
    }
    double first = scales.get(0);
    if (scales.stream().allMatch(scale -> Math.abs(scale - first) <= ALIKE * Math.abs(first))) {
      return Optional.of(
          Words.channels(layer)
              + (layer.offWeights().size() == 1 ? " is" : " are")
              + " scaled by "
              + Words.number(first));
    }
    List<String> some = new ArrayList<>();
    for (int i = 0; i < Math.min(NAMED, scales.size()); i++) {
      some.add("channel " + layer.offWeights().get(i) + " by " + Words.number(scales.get(i)));
    }
    return Optional.of(
        layer.offWeights().size()
            + " of "
            + layer.channels()
            + " channels are scaled: "
            + String.join(", ", some)
            + (scales.size() > NAMED ? ", ..." : ""));
  }

  @Override
  public boolean isOfScales() {
    return true;
  }
}
