package io.github.mnnparity.core.report.detail;

import java.util.List;

/**
 * How values are distributed: equal bins from {@code low} to {@code high}, both finite. Immutable.
 *
 * @param counts of finite values, by bin
 * @param nonFinite NaN and infinite values, in no bin
 */
public record Histogram(
    double low, double high, List<Integer> counts, long nonFinite, double mean, double deviation) {
  public Histogram {
    counts = List.copyOf(counts);
  }
}
