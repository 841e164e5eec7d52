package io.github.mnnparity.core.signature.value;

import io.github.mnnparity.core.signature.Match;
import io.github.mnnparity.core.signature.Sample;
import io.github.mnnparity.core.signature.Signature;
import java.util.Optional;

/** Every element is the same number: nothing was computed, or all of it was lost. */
public final class Constant implements Signature {
  @Override
  public Optional<Match> match(Sample sample) {
    double value = sample.candidate(0);
    for (int i = 1; i < sample.size(); i++) {
      if (sample.candidate(i) != value) {
        return Optional.empty();
      }
    }
    return sample.size() < 4
        ? Optional.empty()
        : Optional.of(
            new Match(
                "constant",
                value == 0 ? "all values are zero" : "all values are " + Numbers.text(value),
                0));
  }
}
