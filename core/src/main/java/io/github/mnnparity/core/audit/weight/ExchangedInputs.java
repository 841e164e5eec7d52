package io.github.mnnparity.core.audit.weight;

import io.github.mnnparity.core.audit.linear.Formula;
import io.github.mnnparity.core.audit.linear.LinearCase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Input channels stand in each other's places, in every row: red for blue, for example. */
final class ExchangedInputs implements Formula {
  private static final int MOST = 512;

  @Override
  public Optional<String> explain(LinearCase layer) {
    int inputs = layer.rows().inputs();
    int area = layer.rows().area();
    if (inputs < 2 || inputs > MOST) {
      return Optional.empty();
    }
    int row = layer.offWeights().get(0);
    int[] source = new int[inputs];
    boolean[] used = new boolean[inputs];
    for (int input = 0; input < inputs; input++) {
      source[input] = nearest(layer, row, input, used);
      used[source[input]] = true;
    }
    boolean explained =
        layer.offWeights().stream()
            .allMatch(
                channel ->
                    layer.fits(
                        channel,
                        index ->
                            layer.expected(channel, source[index / area] * area + index % area)));
    List<Integer> moved = new ArrayList<>();
    for (int input = 0; input < inputs; input++) {
      if (source[input] != input) {
        moved.add(input);
      }
    }
    if (!explained || moved.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        moved.size() == 2
            ? "input channels " + moved.get(0) + " and " + moved.get(1) + " are exchanged"
            : "input channels are in another order: "
                + Arrays.toString(Arrays.copyOf(source, Math.min(8, inputs)))
                + (inputs > 8 ? " ..." : ""));
  }

  /** The free input of the reference whose kernel is the most like the stored one. */
  private static int nearest(LinearCase layer, int row, int input, boolean[] used) {
    int area = layer.rows().area();
    int best = input;
    double least = Double.POSITIVE_INFINITY;
    for (int other = 0; other < used.length; other++) {
      double distance = 0;
      for (int i = 0; i < area && !used[other]; i++) {
        distance +=
            Math.abs(layer.stored(row, input * area + i) - layer.expected(row, other * area + i));
      }
      // Of equals, the one in its own place.
      if (!used[other] && (distance < least || (distance == least && other == input))) {
        least = distance;
        best = other;
      }
    }
    return best;
  }
}
