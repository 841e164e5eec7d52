package io.github.mnnparity.core.audit.weight;

import io.github.mnnparity.core.audit.linear.Formula;
import io.github.mnnparity.core.audit.linear.LinearCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Output channels stand in each other's places. */
final class ExchangedChannels implements Formula {
  /** Beyond this many, a search of all places would take too long. */
  private static final int MOST = 2048;

  @Override
  public Optional<String> explain(LinearCase layer) {
    List<Integer> off = layer.offWeights();
    if (off.size() < 2 || off.size() > MOST) {
      return Optional.empty();
    }
    List<Integer> left = new ArrayList<>(off);
    List<String> moves = new ArrayList<>();
    for (int channel : off) {
      Optional<Integer> source =
          left.stream()
              .filter(other -> layer.fits(channel, index -> layer.expected(other, index)))
              .findFirst();
      if (source.isEmpty()) {
        return Optional.empty();
      }
      left.remove(source.get());
      moves.add(channel + " holds " + source.get());
    }
    return Optional.of(
        off.size() == 2
            ? "channels " + off.get(0) + " and " + off.get(1) + " are exchanged"
            : "channels are in another order: "
                + String.join(", ", moves.subList(0, Math.min(4, moves.size())))
                + (moves.size() > 4 ? ", ..." : ""));
  }
}
