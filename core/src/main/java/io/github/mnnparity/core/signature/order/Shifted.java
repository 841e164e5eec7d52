package io.github.mnnparity.core.signature.order;

import io.github.mnnparity.core.signature.Match;
import io.github.mnnparity.core.signature.Sample;
import io.github.mnnparity.core.signature.Signature;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * All elements moved in memory; or the values moved by a few places along one or two axes, as by
 * padding that is off by one. What came in from outside is not looked at.
 */
public final class Shifted implements Signature {
  private static final int MOST = 8;
  private static final int MOST_OF_TWO = 2;
  private static final int FEWEST = 16;

  @Override
  public Optional<Match> match(Sample sample) {
    Optional<Match> inMemory = inMemory(sample);
    if (inMemory.isPresent()) {
      return inMemory;
    }
    int rank = sample.rank();
    for (int axis = rank - 1; axis >= 1; axis--) {
      for (int step = 1; step <= MOST; step++) {
        for (int sign : new int[] {1, -1}) {
          int[] steps = new int[rank];
          steps[axis] = sign * step;
          Optional<Match> match = match(sample, steps);
          if (match.isPresent()) {
            return match;
          }
        }
      }
    }
    return rank >= 4 ? diagonal(sample) : Optional.empty();
  }

  private static Optional<Match> diagonal(Sample sample) {
    int rank = sample.rank();
    for (int down = -MOST_OF_TWO; down <= MOST_OF_TWO; down++) {
      for (int right = -MOST_OF_TWO; right <= MOST_OF_TWO; right++) {
        if (down != 0 && right != 0) {
          int[] steps = new int[rank];
          steps[rank - 2] = down;
          steps[rank - 1] = right;
          Optional<Match> match = match(sample, steps);
          if (match.isPresent()) {
            return match;
          }
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Match> match(Sample sample, int[] steps) {
    int distance = 0;
    for (int axis = 0; axis < steps.length; axis++) {
      if (2 * Math.abs(steps[axis]) > sample.dim(axis)) {
        return Optional.empty();
      }
      distance += steps[axis] * sample.stride(axis);
    }
    int move = distance;
    return overlap(sample, "shifted", text(sample, steps), i -> stays(sample, steps, i), move);
  }

  private static boolean stays(Sample sample, int[] steps, int index) {
    for (int axis = 0; axis < steps.length; axis++) {
      if (steps[axis] != 0) {
        int source = sample.position(index, axis) - steps[axis];
        if (source < 0 || source >= sample.dim(axis)) {
          return false;
        }
      }
    }
    return true;
  }

  private static Optional<Match> inMemory(Sample sample) {
    for (int step = 1; step <= MOST; step++) {
      for (int move : new int[] {step, -step}) {
        int from = Math.max(0, move);
        int to = sample.size() + Math.min(0, move);
        String text =
            "all elements are moved by "
                + step
                + (step == 1 ? " place" : " places")
                + (move > 0 ? " towards the end" : " towards the start")
                + " of memory";
        Optional<Match> match =
            overlap(sample, "moved-in-memory", text, i -> i >= from && i < to, move);
        if (match.isPresent()) {
          return match;
        }
      }
    }
    return Optional.empty();
  }

  /** What overlaps must be much, differ without the shift, and agree with it. */
  private static Optional<Match> overlap(
      Sample sample, String id, String text, IntPredicate inside, int move) {
    double most = sample.limit() * sample.limit() * sample.norm() * sample.norm();
    double left = 0;
    double apart = 0;
    int count = 0;
    for (int i = 0; i < sample.size(); i++) {
      if (inside.test(i)) {
        double difference = sample.candidate(i) - sample.reference(i - move);
        double unmoved = sample.candidate(i) - sample.reference(i);
        left += difference * difference;
        apart += unmoved * unmoved;
        count++;
        if (left > most) {
          return Optional.empty();
        }
      }
    }
    boolean differs = apart > most && apart > 100 * left;
    return differs && count >= FEWEST && 2 * count >= sample.size()
        ? sample.accepted(id, text, Math.sqrt(left) / sample.norm())
        : Optional.empty();
  }

  private static String text(Sample sample, int[] steps) {
    StringBuilder text = new StringBuilder("the values are moved by ");
    boolean first = true;
    for (int axis = 0; axis < steps.length; axis++) {
      if (steps[axis] != 0) {
        text.append(first ? "" : " and ").append(steps[axis] > 0 ? "+" : "").append(steps[axis]);
        text.append(" along ").append(Axes.name(sample, axis));
        first = false;
      }
    }
    return text.toString();
  }
}
