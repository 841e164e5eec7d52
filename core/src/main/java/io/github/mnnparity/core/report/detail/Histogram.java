package io.github.mnnparity.core.report.detail;

import java.util.List;

/**
 * How values are distributed: equal bins from {@code low} to {@code high}, both finite, {@code low}
 * below {@code high}. Few whole numbers have a bin each, from half below the least to half above
 * the greatest. Immutable.
 *
 * @param counts of finite values, by bin; together with {@code nonFinite} every element
 * @param nonFinite NaN and infinite values, in no bin
 * @param mean of the finite values; 0 where there is none
 * @param deviation standard deviation of the finite values; 0 where there is none
 */
public record Histogram(
    double low, double high, List<Integer> counts, long nonFinite, double mean, double deviation) {
  public Histogram {
    counts = List.copyOf(counts);
  }
}
