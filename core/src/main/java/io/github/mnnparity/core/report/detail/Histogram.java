package io.github.mnnparity.core.report.detail;

import java.util.List;

/**
 * How values are distributed: equal bins from {@code low} to {@code high}, both finite, {@code low}
 * below {@code high}. Few whole numbers have a bin each, from half below the least to half above
 * the greatest. Immutable.
 *
 * @param counts of finite values, by bin; together with {@code nonFinite} every element, if {@code
 *     every} is 1
 * @param every 1 where every element was counted; else, for large values, counts and moments are of
 *     one run of neighbours in this many, while range and {@code nonFinite} are of all elements
 * @param nonFinite NaN and infinite values, in no bin
 * @param mean of the finite values that were counted; 0 where there is none
 * @param deviation standard deviation of them; 0 where there is none
 */
public record Histogram(
    double low,
    double high,
    List<Integer> counts,
    int every,
    long nonFinite,
    double mean,
    double deviation) {
  public Histogram {
    counts = List.copyOf(counts);
  }

  /** One in which every element was counted. */
  public Histogram(
      double low,
      double high,
      List<Integer> counts,
      long nonFinite,
      double mean,
      double deviation) {
    this(low, high, counts, 1, nonFinite, mean, deviation);
  }
}
