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
    Counter counter = new Counter();
    Elements elements = new Elements(tensor);
    double[] piece = new double[Elements.PIECE];
    for (int from = 0; from < tensor.elements(); from += Elements.PIECE) {
      counter.add(piece, elements.read(from, piece));
    }
    return counter.histogram(extent);
  }

  Counter counter() {
    return new Counter();
  }

  /** Counts values that are added. */
  final class Counter {
    private final int[] counts = new int[count];
    // Halves, as the difference of two finite values need not be finite.
    private final double start = low / 2;
    private final double scale = count / (high / 2 - start);

    void add(double[] values, int size) {
      for (int i = 0; i < size; i++) {
        double value = values[i];
        if (Double.isFinite(value)) {
          int bin = (int) ((value / 2 - start) * scale);
          counts[Math.max(0, Math.min(count - 1, bin))]++;
        }
      }
    }

    Histogram histogram(Extent extent) {
      return new Histogram(
          low,
          high,
          Arrays.stream(counts).boxed().toList(),
          extent.nonFinite(),
          extent.mean(),
          extent.deviation());
    }
  }
}
