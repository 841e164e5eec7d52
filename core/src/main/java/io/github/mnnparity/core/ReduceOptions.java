package io.github.mnnparity.core;

import java.time.Duration;

/**
 * How to reduce a failing pair. Immutable; made with {@link #builder()}.
 *
 * @param compare inputs, views and limits, for the whole pair and for its parts
 * @param budget no new part is tried after it
 */
public record ReduceOptions(CompareOptions compare, Duration budget) {
  public static final ReduceOptions DEFAULT = builder().build();

  public static Builder builder() {
    return new Builder();
  }

  /** Defaults: those of a comparison, two minutes. Not thread-safe. */
  public static final class Builder {
    private CompareOptions compare = CompareOptions.DEFAULT;
    private Duration budget = Duration.ofMinutes(2);

    private Builder() {}

    public Builder compare(CompareOptions value) {
      compare = value;
      return this;
    }

    public Builder budget(Duration value) {
      budget = value;
      return this;
    }

    public ReduceOptions build() {
      return new ReduceOptions(compare, budget);
    }
  }
}
