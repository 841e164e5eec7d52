package io.github.mnnparity.report.facts;

/** How a value compares, the worst last. */
public enum Level {
  /** It was not compared. */
  UNKNOWN("not compared"),
  /** Every element is equal. */
  SAME("same"),
  /** Off by no more than rounding explains. */
  NOISE("within noise"),
  /** Off by more than rounding explains. */
  BEYOND("beyond noise"),
  /** Also off by more than an output may be. */
  LIMIT("beyond limit"),
  /** NaN or infinity on one side only. */
  NON_FINITE("NaN or infinity");

  private final String words;

  Level(String words) {
    this.words = words;
  }

  /** As a legend has it. */
  public String words() {
    return words;
  }
}
