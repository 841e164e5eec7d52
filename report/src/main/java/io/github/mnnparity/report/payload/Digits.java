package io.github.mnnparity.report.payload;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers with few digits, so that a page stays small. */
final class Digits {
  private Digits() {}

  /** Not finite as it is. */
  static double rounded(double value, int digits) {
    return Double.isFinite(value)
        ? new BigDecimal(value).round(new MathContext(digits)).doubleValue()
        : value;
  }
}
