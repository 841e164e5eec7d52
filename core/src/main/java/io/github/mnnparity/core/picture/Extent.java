package io.github.mnnparity.core.picture;

import io.github.mnnparity.core.tensor.Tensor;

/** Range and moments of the finite ones among values that are added. */
final class Extent {
  private double low;
  private double high;
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

  /** Of zeros and of values that are not finite. */
  static Extent ofZeros(long finite, long nonFinite) {
    Extent extent = new Extent();
    extent.finite = finite;
    extent.nonFinite = nonFinite;
    return extent;
  }

  void add(double[] values, int count) {
    int from = 0;
    while (finite == 0 && from < count) {
      // Sums around a value of the kind keep their digits where all are far from zero.
      origin = Double.isFinite(values[from]) ? values[from] : 0;
      add(values[from++]);
    }
    double least = low;
    double most = high;
    double offsets = 0;
    double products = 0;
    int odd = 0;
    for (int i = from; i < count; i++) {
      double value = values[i];
      if (Double.isFinite(value)) {
        if (value < least) {
          least = value;
        } else if (value > most) {
          most = value;
        }
        double offset = value - origin;
        offsets += offset;
        products += offset * offset;
      } else {
        odd++;
      }
    }
    if (from < count) {
      add(count - from - odd, least, most, offsets, products);
      nonFinite += odd;
    }
  }

  /** Adds one value. */
  void add(double value) {
    if (!Double.isFinite(value)) {
      nonFinite++;
      return;
    }
    double offset = value - origin;
    add(1, value, value, offset, offset * offset);
  }

  /**
   * Adds finite values.
   *
   * @param count 0 or more
   * @param offsets sum of their distances from {@link #origin}
   * @param products sum of the squares of these
   */
  void add(long count, double least, double most, double offsets, double products) {
    if (count > 0) {
      low = finite == 0 ? least : Math.min(low, least);
      high = finite == 0 ? most : Math.max(high, most);
      finite += count;
      sum += offsets;
      squares += products;
    }
  }

  /** What sums are taken around; that of {@code other} from now on. */
  Extent around(Extent other) {
    origin = other.origin;
    return this;
  }

  double origin() {
    return origin;
  }

  /** 0 where there is no finite value. */
  double low() {
    return low;
  }

  /** 0 where there is no finite value. */
  double high() {
    return high;
  }

  long finite() {
    return finite;
  }

  long nonFinite() {
    return nonFinite;
  }

  boolean isEmpty() {
    return finite == 0;
  }

  /** Sum of the squares of the finite values. */
  double power() {
    return finite == 0 ? 0 : Math.max(0, squares + 2 * origin * sum + finite * origin * origin);
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
