package io.github.mnnparity.core.diagnose;

import java.util.Locale;

/** Numbers as findings spell them. */
public final class Numbers {
  private Numbers() {}

  /** {@code 0.32, 7.5, 350, 1.2e+08}. */
  public static String factor(double times) {
    String form = times >= 10 && times < 1e6 ? "%.0f" : "%.2g";
    return String.format(Locale.ROOT, form, times);
  }
}
