package io.github.mnnparity.core.picture;

import io.github.mnnparity.core.report.detail.Histogram;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * Equal bins over a range.
 *
 * @param low below {@code high}
 */
record Bins(double low, double high, int count) {
  private static final int MOST = 48;
  private static final long MOST_COUNTED = 1 << 16;
  private static final int RUN = 64;

  /**
   * Bins that hold every finite value of all extents.
   *
   * @param whole whether the values are whole numbers, of which few get a bin each
   */
  static Bins over(List<Extent> extents, boolean whole) {
    List<Extent> told = extents.stream().filter(extent -> !extent.isEmpty()).toList();
    double low = told.stream().mapToDouble(Extent::low).min().orElse(0);
    double high = told.stream().mapToDouble(Extent::high).max().orElse(0);
    if (whole && high - low < MOST) {
      return new Bins(low - 0.5, high + 0.5, (int) (high - low) + 1);
    }
    return around(low, high);
  }

  /** From {@code low} to {@code high}; around them where they are the same. */
  static Bins around(double low, double high) {
    if (low < high) {
      return new Bins(low, high, MOST);
    }
    double margin = low == 0 ? 0.5 : Math.max(Math.abs(low) / 2, Double.MIN_NORMAL);
    return new Bins(
        Math.max(-Double.MAX_VALUE, low - margin), Math.min(Double.MAX_VALUE, high + margin), MOST);
  }

  Histogram of(Tensor tensor, Extent extent) {
    Counter counter = new Counter(tensor.elements());
    Elements elements = new Elements(tensor);
    double[] run = new double[RUN];
    for (int from = counter.next(); from < tensor.elements(); from = counter.next()) {
      counter.add(run, elements.read(from, counter.size(from), run));
    }
    return counter.histogram(extent);
  }

  /** Of candidate minus reference. */
  Histogram ofDifference(Tensor reference, Tensor candidate, Extent extent) {
    Counter counter = new Counter(reference.elements());
    Elements ourElements = new Elements(reference);
    Elements theirElements = new Elements(candidate);
    double[] ours = new double[RUN];
    double[] theirs = new double[RUN];
    for (int from = counter.next(); from < reference.elements(); from = counter.next()) {
      int count = ourElements.read(from, counter.size(from), ours);
      theirElements.read(from, counter.size(from), theirs);
      for (int i = 0; i < count; i++) {
        theirs[i] -= ours[i];
      }
      counter.add(theirs, count);
    }
    return counter.histogram(extent);
  }

  /** Counts one run of neighbours of each few, another one of them each time. */
  private final class Counter {
    private final int elements;
    private final int every;
    private final int[] counts = new int[count];
    // Halves, as the difference of two finite values need not be finite.
    private final double start = low / 2;
    private final double scale = count / (high / 2 - start);
    // Sums around the middle keep their digits where all values are far from zero.
    private final double origin = low / 2 + high / 2;
    private double sum;
    private double squares;
    private long finite;
    private int random = 1;
    private long group;

    Counter(long elements) {
      this.elements = (int) elements;
      this.every = (int) Math.max(1, (elements + MOST_COUNTED - 1) / MOST_COUNTED);
    }

    /** Where the next run starts; beyond the value after the last. */
    int next() {
      random = random * 1664525 + 1013904223;
      long place = ((random >>> 16) * (long) every) >>> 16;
      long run = group + place * RUN;
      group += (long) every * RUN;
      return (int) Math.min(elements, run);
    }

    int size(int from) {
      return Math.min(RUN, elements - from);
    }

    void add(double[] values, int size) {
      int last = count - 1;
      for (int i = 0; i < size; i++) {
        double value = values[i];
        if (Double.isFinite(value)) {
          int bin = (int) ((value / 2 - start) * scale);
          counts[bin < 0 ? 0 : bin > last ? last : bin]++;
          double offset = value - origin;
          sum += offset;
          squares += offset * offset;
          finite++;
        }
      }
    }

    double mean() {
      double mean = origin + sum / Math.max(1, finite);
      return finite == 0
          ? 0
          : Double.isFinite(mean) ? Math.max(low, Math.min(high, mean)) : low / 2 + high / 2;
    }

    /** Never above half the range, which is what is told where squares overflow. */
    double deviation() {
      double most = high / 2 - low / 2;
      double offset = sum / Math.max(1, finite);
      double variance = squares / Math.max(1, finite) - offset * offset;
      return Double.isFinite(variance) ? Math.min(most, Math.sqrt(Math.max(0, variance))) : most;
    }

    Histogram histogram(Extent extent) {
      return new Histogram(
          low,
          high,
          Arrays.stream(counts).boxed().toList(),
          every,
          extent.nonFinite(),
          mean(),
          deviation());
    }
  }

  /** Of zeros, as the extent says. */
  static Histogram ofZeros(Extent extent, boolean whole) {
    Bins bins = over(List.of(extent), whole);
    int[] counts = new int[bins.count];
    counts[bins.count / 2] = (int) extent.finite();
    return new Histogram(
        bins.low, bins.high, Arrays.stream(counts).boxed().toList(), extent.nonFinite(), 0, 0);
  }
}
