package io.github.mnnparity.core.signature.order;

import com.google.common.collect.Collections2;
import io.github.mnnparity.core.signature.Match;
import io.github.mnnparity.core.signature.Sample;
import io.github.mnnparity.core.signature.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The same values with axes exchanged: transposed, permuted. */
public final class AxisOrder implements Signature {
  private static final int MOST_AXES = 5;

  @Override
  public Optional<Match> match(Sample sample) {
    if (sample.rank() < 2 || sample.rank() > MOST_AXES) {
      return Optional.empty();
    }
    List<Integer> axes = IntStream.range(0, sample.rank()).boxed().toList();
    for (List<Integer> order : Collections2.orderedPermutations(axes)) {
      if (moves(sample, order)) {
        Optional<Match> match = match(sample, order);
        if (match.isPresent()) {
          return match;
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Whether axes of more than one element change their order, and the candidate has their sizes.
   */
  private static boolean moves(Sample sample, List<Integer> order) {
    List<Integer> moving = order.stream().filter(axis -> sample.dim(axis) > 1).toList();
    List<Integer> sizes = new ArrayList<>();
    moving.forEach(axis -> sizes.add(sample.dim(axis)));
    List<Integer> there =
        IntStream.of(sample.candidateShape()).filter(size -> size > 1).boxed().toList();
    return sizes.equals(there) && !moving.stream().sorted().toList().equals(moving);
  }

  private static Optional<Match> match(Sample sample, List<Integer> order) {
    int rank = sample.rank();
    int[] sizes = order.stream().mapToInt(sample::dim).toArray();
    int[] strides = order.stream().mapToInt(sample::stride).toArray();
    return sample.moved(
        "axis-order",
        rank == 2
            ? "the values are the reference's transposed"
            : "the values are the reference's with its axes in the order " + order,
        i -> {
          int left = i;
          int source = 0;
          for (int axis = rank - 1; axis >= 0; axis--) {
            source += left % sizes[axis] * strides[axis];
            left /= sizes[axis];
          }
          return source;
        });
  }
}
