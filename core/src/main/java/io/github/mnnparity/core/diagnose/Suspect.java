package io.github.mnnparity.core.diagnose;

import io.github.mnnparity.core.align.Pair;

/**
 * A pair whose region may be guilty.
 *
 * @param view the engine view that raised the suspicion; empty if the lifted region did, {@link
 *     #SWEPT} if the engine's region alone did
 * @param reason in words
 */
record Suspect(Pair pair, String view, String reason) {
  /** In place of a view: the engine's regions, each alone. */
  static final String SWEPT = "replay";

  boolean isFile() {
    return view.isEmpty();
  }
}
