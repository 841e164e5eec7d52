package io.github.mnnparity.core.signature.order;

import io.github.mnnparity.core.signature.Match;
import io.github.mnnparity.core.signature.Sample;
import io.github.mnnparity.core.signature.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The values mirrored along one of the last axes, or turned by half. */
public final class Flipped implements Signature {
  @Override
  public Optional<Match> match(Sample sample) {
    int rank = sample.rank();
    List<int[]> ways = new ArrayList<>();
    for (int axis = Math.max(0, Math.min(2, rank - 1)); axis < rank; axis++) {
      ways.add(new int[] {axis});
    }
    if (rank >= 4) {
      ways.add(new int[] {rank - 2, rank - 1});
    }
    for (int[] axes : ways) {
      Optional<Match> match = match(sample, axes);
      if (match.isPresent()) {
        return match;
      }
    }
    return Optional.empty();
  }

  private static Optional<Match> match(Sample sample, int[] axes) {
    String text =
        axes.length == 2
            ? "the values are turned by 180 degrees"
            : "the values are mirrored along " + Axes.name(sample, axes[0]);
    return sample.moved(
        "flipped",
        text,
        i -> {
          int source = i;
          for (int axis : axes) {
            int place = sample.position(i, axis);
            source += (sample.dim(axis) - 1 - 2 * place) * sample.stride(axis);
          }
          return source;
        });
  }
}
