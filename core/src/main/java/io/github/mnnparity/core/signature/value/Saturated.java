package io.github.mnnparity.core.signature.value;

import io.github.mnnparity.core.signature.Match;
import io.github.mnnparity.core.signature.Sample;
import io.github.mnnparity.core.signature.Signature;
import java.util.Locale;
import java.util.Optional;

/** The reference cut at a lower or an upper bound, as by a range that is too narrow. */
public final class Saturated implements Signature {
  private static final double MOST = 0.9;

  @Override
  public Optional<Match> match(Sample sample) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < sample.size(); i++) {
      least = Math.min(least, sample.candidate(i));
      most = Math.max(most, sample.candidate(i));
    }
    double low = least;
    double high = most;
    int below = 0;
    int above = 0;
    for (int i = 0; i < sample.size(); i++) {
      below += sample.reference(i) < low - sample.tolerance() ? 1 : 0;
      above += sample.reference(i) > high + sample.tolerance() ? 1 : 0;
    }
    if (below + above < 2 || below + above > MOST * sample.size()) {
      return Optional.empty();
    }
    String text =
        String.format(
            Locale.ROOT,
            "the values are the reference's cut at %s: %.1f %% of them",
            above == 0
                ? Numbers.text(low)
                : below == 0
                    ? Numbers.text(high)
                    : Numbers.text(low) + " and " + Numbers.text(high),
            100.0 * (below + above) / sample.size());
    return sample.computed(
        "saturated", text, i -> Math.min(high, Math.max(low, sample.reference(i))));
  }
}
