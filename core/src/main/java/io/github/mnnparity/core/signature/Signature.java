package io.github.mnnparity.core.signature;

import java.util.Optional;

/** One kind of difference that can be told from the values alone. Stateless. */
@FunctionalInterface
public interface Signature {
  /**
   * Recognizes it, with its parameters.
   *
   * @return empty unless it explains the candidate to within noise and equality does not
   */
  Optional<Match> match(Sample sample);
}
