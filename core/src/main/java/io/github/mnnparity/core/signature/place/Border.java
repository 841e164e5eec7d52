package io.github.mnnparity.core.signature.place;

import io.github.mnnparity.core.signature.Match;
import io.github.mnnparity.core.signature.Sample;
import io.github.mnnparity.core.signature.Signature;
import java.util.BitSet;
import java.util.Optional;

/** Only rows or columns at the border are wrong, as by padding; or a single row or column. */
public final class Border implements Signature {
  private static final int THICKEST = 3;

  @Override
  public Optional<Match> match(Sample sample) {
    int rank = sample.rank();
    if (rank < 3) {
      return Optional.empty();
    }
    for (int axis = rank - 1; axis >= 2; axis--) {
      Optional<Match> match = lines(sample, axis);
      if (match.isPresent()) {
        return match;
      }
    }
    return rank < 4 ? Optional.empty() : ring(sample);
  }

  private static Optional<Match> lines(Sample sample, int axis) {
    BitSet wrong = Wrong.along(sample, axis);
    int count = sample.dim(axis);
    int bad = wrong.cardinality();
    if (bad == 0 || 2 * bad > count) {
      return Optional.empty();
    }
    String line = sample.rank() == 4 ? (axis == 2 ? "row" : "column") : "index of axis " + axis;
    int first = wrong.nextSetBit(0);
    String text;
    if (bad == 1) {
      text = "only " + line + " " + first + " of " + count + " is wrong";
    } else if (first == count - bad) {
      text = "only the last " + bad + " " + line + "s of " + count + " are wrong";
    } else if (wrong.length() == bad) {
      text = "only the first " + bad + " " + line + "s of " + count + " are wrong";
    } else if (wrong.nextClearBit(0) + count - 1 - wrong.previousClearBit(count - 1) == bad) {
      text = "only " + line + "s at the border are wrong, as by padding";
    } else if (bad <= THICKEST) {
      text = "only " + line + "s " + wrong + " of " + count + " are wrong";
    } else {
      return Optional.empty();
    }
    return sample.accepted("border", text, Wrong.rest(sample, axis, wrong));
  }

  private static Optional<Match> ring(Sample sample) {
    int rank = sample.rank();
    int height = sample.dim(rank - 2);
    int width = sample.dim(rank - 1);
    for (int thick = 1; thick <= THICKEST; thick++) {
      if (4 * thick >= Math.min(height, width)) {
        return Optional.empty();
      }
      double inside = 0;
      for (int i = 0; i < sample.size(); i++) {
        int y = sample.position(i, rank - 2);
        int x = sample.position(i, rank - 1);
        if (y >= thick && x >= thick && y < height - thick && x < width - thick) {
          double difference = sample.candidate(i) - sample.reference(i);
          inside += difference * difference;
        }
      }
      Optional<Match> match =
          sample.accepted(
              "border",
              "only the border of "
                  + (thick == 1 ? "one pixel" : thick + " pixels")
                  + " is wrong, as by padding",
              Math.sqrt(inside) / sample.norm());
      if (match.isPresent()) {
        return match;
      }
    }
    return Optional.empty();
  }
}
