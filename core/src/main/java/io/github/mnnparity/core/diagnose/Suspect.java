package io.github.mnnparity.core.diagnose;

import io.github.mnnparity.core.align.Pair;

/**
 * A pair whose region may be guilty.
 *
 * @param view the engine view that raised the suspicion; empty if the lifted region did
 * @param reason in words
 */
record Suspect(Pair pair, String view, String reason) {
  boolean isFile() {
    return view.isEmpty();
  }
}
