package io.github.mnnparity.core.audit.weight;

import io.github.mnnparity.core.audit.linear.Formula;
import io.github.mnnparity.core.audit.linear.LinearCase;
import java.util.Optional;

/** A few numbers differ and all others are right. */
final class SingleWeights implements Formula {
  private static final int FEW = 4;

  @Override
  public Optional<String> explain(LinearCase layer) {
    if (layer.offWeights().size() > FEW) {
      return Optional.empty();
    }
    int count = 0;
    StringBuilder text = new StringBuilder();
    for (int channel : layer.offWeights()) {
      for (int index = 0; index < layer.length(); index++) {
        boolean wrong = !layer.fits(channel, index, layer.expected(channel, index));
        if (wrong && ++count > FEW) {
          return Optional.empty();
        }
        if (wrong) {
          text.append(
              "%s%s instead of %s at channel %d, input %d%s"
                  .formatted(
                      text.isEmpty() ? "" : "; ",
                      Words.number(layer.stored(channel, index)),
                      Words.number(layer.expected(channel, index)),
                      channel,
                      index / layer.rows().area(),
                      layer.rows().area() == 1
                          ? ""
                          : ", kernel element " + index % layer.rows().area()));
        }
      }
    }
    return Optional.of(
        (count == 1 ? "1 weight is" : count + " weights are") + " another number: " + text);
  }
}
