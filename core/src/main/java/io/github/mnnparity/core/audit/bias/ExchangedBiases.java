package io.github.mnnparity.core.audit.bias;

import io.github.mnnparity.core.audit.linear.Formula;
import io.github.mnnparity.core.audit.linear.LinearCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Biases stand in each other's places. */
final class ExchangedBiases implements Formula {
  @Override
  public Optional<String> explain(LinearCase layer) {
    List<Integer> off = layer.offBiases();
    List<Integer> left = new ArrayList<>(off);
    for (int channel : off) {
      Optional<Integer> source =
          left.stream()
              .filter(
                  other ->
                      layer.biasFits(
                          channel,
                          layer.expectedBias(other),
                          layer.expectedLayer().biasSize(other)))
              .findFirst();
      if (source.isEmpty()) {
        return Optional.empty();
      }
      left.remove(source.get());
    }
    return off.size() < 2
        ? Optional.empty()
        : Optional.of(
            off.size() == 2
                ? "the biases of channels " + off.get(0) + " and " + off.get(1) + " are exchanged"
                : "the biases are in another order");
  }
}
