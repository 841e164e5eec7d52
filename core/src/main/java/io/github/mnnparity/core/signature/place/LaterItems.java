package io.github.mnnparity.core.signature.place;

import io.github.mnnparity.core.signature.Match;
import io.github.mnnparity.core.signature.Sample;
import io.github.mnnparity.core.signature.Signature;
import java.util.BitSet;
import java.util.Optional;

/** The first item of the batch is right, others are not. */
public final class LaterItems implements Signature {
  @Override
  public Optional<Match> match(Sample sample) {
    if (sample.rank() < 2 || sample.dim(0) < 2) {
      return Optional.empty();
    }
    BitSet wrong = Wrong.along(sample, 0);
    if (wrong.get(0) || wrong.isEmpty()) {
      return Optional.empty();
    }
    int items = sample.dim(0);
    String text =
        wrong.cardinality() == items - 1
            ? "only item 0 of the batch is right; the other " + (items - 1) + " are wrong"
            : "items " + wrong + " of the batch are wrong, the others right";
    return sample.accepted("later-items", text, Wrong.rest(sample, 0, wrong));
  }
}
