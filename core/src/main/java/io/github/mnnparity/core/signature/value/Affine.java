package io.github.mnnparity.core.signature.value;

import io.github.mnnparity.core.signature.Match;
import io.github.mnnparity.core.signature.Sample;
import io.github.mnnparity.core.signature.Signature;
import java.util.Optional;

/** y = a·x + b with one a and one b: another sign, a factor, a difference. */
public final class Affine implements Signature {
  private static final int FEWEST = 8;

  @Override
  public Optional<Match> match(Sample sample) {
    if (sample.size() < FEWEST) {
      return Optional.empty();
    }
    Optional<Match> sign =
        sample.computed("sign", "the sign is inverted", i -> -sample.reference(i));
    if (sign.isPresent()) {
      return sign;
    }
    double factor = factor(sample);
    Optional<Match> scaled =
        sample.computed(
            "scaled",
            "all values are " + Numbers.text(factor) + " times the reference's",
            i -> factor * sample.reference(i));
    if (scaled.isPresent() && factor != 0) {
      return scaled;
    }
    Line line = Line.through(sample.size(), i -> i, sample::reference, sample::candidate);
    double rise = line.offset();
    double difference = difference(sample);
    Optional<Match> raised =
        sample.computed(
            "offset",
            "all values are the reference's plus " + Numbers.text(difference),
            i -> sample.reference(i) + difference);
    if (raised.isPresent()) {
      return raised;
    }
    return sample.computed(
        "affine",
        "all values are "
            + Numbers.text(line.scale())
            + " times the reference's plus "
            + Numbers.text(rise),
        i -> line.scale() * sample.reference(i) + rise);
  }

  private static double factor(Sample sample) {
    double xx = 0;
    double xy = 0;
    for (int i = 0; i < sample.size(); i++) {
      xx += sample.reference(i) * sample.reference(i);
      xy += sample.reference(i) * sample.candidate(i);
    }
    return xy / xx;
  }

  private static double difference(Sample sample) {
    double sum = 0;
    for (int i = 0; i < sample.size(); i++) {
      sum += sample.candidate(i) - sample.reference(i);
    }
    return sum / sample.size();
  }
}
