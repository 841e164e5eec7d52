package io.github.mnnparity.core.audit.weight;

import io.github.mnnparity.core.audit.linear.Formula;
import io.github.mnnparity.core.audit.linear.LinearCase;
import io.github.mnnparity.core.graph.WeightCoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Groups of weights that share a scale within a channel are multiplied by a number each. */
final class ScaledGroups implements Formula {
  private static final int NAMED = 3;

  @Override
  public Optional<String> explain(LinearCase layer) {
    Optional<WeightCoding> coding =
        layer
            .coding()
            .filter(found -> found.kind() == WeightCoding.Kind.INTEGER)
            .filter(found -> found.groupSize() < layer.length());
    if (coding.isEmpty()) {
      return Optional.empty();
    }
    int size = Math.toIntExact(coding.get().groupSize());
    List<String> off = new ArrayList<>();
    for (int channel : layer.offWeights()) {
      for (int from = 0; from < layer.length(); from += size) {
        int to = Math.min(layer.length(), from + size);
        if (!layer.fits(channel, from, to, 1)) {
          double scale = layer.scale(channel, from, to);
          if (scale == 0 || !layer.fits(channel, from, to, scale)) {
            return Optional.empty();
          }
          off.add(
              "group %d of channel %d by %s".formatted(from / size, channel, Words.number(scale)));
        }
      }
    }
    return Optional.of(
        (off.size() == 1
                ? "1 group of weights is scaled: "
                : off.size() + " groups of weights are scaled: ")
            + String.join(", ", off.subList(0, Math.min(NAMED, off.size())))
            + (off.size() > NAMED ? ", ..." : ""));
  }

  @Override
  public boolean isOfScales() {
    return true;
  }
}
