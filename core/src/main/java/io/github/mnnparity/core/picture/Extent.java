package io.github.mnnparity.core.picture;

import io.github.mnnparity.core.tensor.Tensor;

/** Range and moments of the finite ones among values that are added. */
final class Extent {
  private double low = Double.POSITIVE_INFINITY;
  private double high = Double.NEGATIVE_INFINITY;
  private double origin;
  private double sum;
  private double squares;
  private long finite;
  private long nonFinite;

  static Extent of(Tensor tensor) {
    Extent extent = new Extent();
    Elements elements = new Elements(tensor);
    double[] piece = new double[Elements.PIECE];
    for (int from = 0; from < tensor.elements(); from += Elements.PIECE) {
      extent.add(piece, elements.read(from, piece));
    }
    return extent;
  }

  void add(double[] values, int count) {
    for (int i = 0; i < count; i++) {
      double value = values[i];
      if (!Double.isFinite(value)) {
        nonFinite++;
        continue;
      }
      if (finite == 0) {
        // Sums around a value of the kind keep their digits where all are far from zero.
        origin = value;
      }
      finite++;
      low = Math.min(low, value);
      high = Math.max(high, value);
      double offset = value - origin;
      sum += offset;
      squares += offset * offset;
    }
  }

  /** 0 where there is no finite value. */
  double low() {
    return finite == 0 ? 0 : low;
  }

  /** 0 where there is no finite value. */
  double high() {
    return finite == 0 ? 0 : high;
  }

  long nonFinite() {
    return nonFinite;
  }

  boolean isEmpty() {
    return finite == 0;
  }

  double mean() {
    if (finite == 0) {
      return 0;
    }
    double mean = origin + sum / finite;
    return Double.isFinite(mean) ? Math.max(low, Math.min(high, mean)) : low / 2 + high / 2;
  }

  /** Never above half the range, which is what is told where squares overflow. */
  double deviation() {
    if (finite == 0) {
      return 0;
    }
    double most = high / 2 - low / 2;
    double offset = sum / finite;
    double variance = squares / finite - offset * offset;
    return Double.isFinite(variance) ? Math.min(most, Math.sqrt(Math.max(0, variance))) : most;
  }
}
