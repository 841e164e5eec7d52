package io.github.mnnparity.core.signature;

import java.util.Locale;

/**
 * A difference that was recognized.
 *
 * @param id short name of its kind, in lower case with hyphens
 * @param text what the candidate's values are, as a sentence without its full stop
 * @param residual relative RMS error that the text leaves unexplained
 */
public record Match(String id, String text, double residual) {
  /** Text and residual, for the evidence of a finding. */
  public String evidence() {
    return text
        + (residual == 0 ? ", exactly" : String.format(Locale.ROOT, " (residual %.1e)", residual));
  }
}
