package io.github.mnnparity.core.audit.linear;

import java.util.Optional;

/** A way in which stored numbers come from the reference's other than as they should. Stateless. */
public interface Formula {
  /**
   * The mistake in words, if it yields the stored numbers of every channel that is off; the
   * channels in order are not asked. Called only where something is off.
   */
  Optional<String> explain(LinearCase layer);

  /** Whether the mistake is one of the scales of integers, where weights are stored as such. */
  default boolean isOfScales() {
    return false;
  }
}
