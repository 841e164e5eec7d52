package io.github.mnnparity.core.report;

import java.util.Locale;

/** The part that a layer plays in the error of a view; the most telling first. */
public enum Role {
  /** Off on golden inputs: an error begins here, whatever comes in. */
  ORIGIN,
  /** Right on golden inputs, but makes the error that comes in much larger. */
  AMPLIFIER,
  /** Right on golden inputs, and passes the error on that comes in. */
  CARRIER,
  /** Takes in values that are off and makes them right again, or nearly so. */
  HEALER,
  /** Neither what comes in nor what goes out is off by more than noise. */
  CLEAN;

  /** As the report spells it: {@code origin}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
