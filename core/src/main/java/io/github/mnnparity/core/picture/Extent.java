package io.github.mnnparity.core.picture;

import io.github.mnnparity.core.tensor.Tensor;

/** Range of the finite ones among values that are added, and how many there are of either. */
final class Extent {
  private double low = Double.POSITIVE_INFINITY;
  private double high = Double.NEGATIVE_INFINITY;
  private double power;
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

  /** Of values on both sides of 0, none farther than {@code reach}. */
  static Extent around0(double reach, long finite, long nonFinite) {
    Extent extent = new Extent();
    extent.add(finite, -reach, reach);
    extent.nonFinite = nonFinite;
    return extent;
  }

  private void add(double[] values, int count) {
    double least = low;
    double most = high;
    double squares = 0;
    int odd = 0;
    for (int i = 0; i < count; i++) {
      double value = values[i];
      if (Double.isFinite(value)) {
        if (value < least) {
          least = value;
        }
        if (value > most) {
          most = value;
        }
        squares += value * value;
      } else {
        odd++;
      }
    }
    power += squares;
    nonFinite += odd;
    add(count - odd, least, most);
  }

  /** Adds one value. */
  void add(double value) {
    if (Double.isFinite(value)) {
      power += value * value;
      add(1, value, value);
    } else {
      nonFinite++;
    }
  }

  /** Adds finite values, of which only these facts are known. */
  void add(long count, double least, double most) {
    if (count > 0) {
      low = Math.min(low, least);
      high = Math.max(high, most);
      finite += count;
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

  long finite() {
    return finite;
  }

  long nonFinite() {
    return nonFinite;
  }

  boolean isEmpty() {
    return finite == 0;
  }

  /** Sum of the squares of values that were added one by one or as a tensor. */
  double power() {
    return power;
  }
}
