package io.github.mnnparity.core.signature.value;

import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;

/**
 * The straight line y = scale·x + offset through points, by least squares.
 *
 * @param spread variance of x
 */
record Line(double scale, double offset, double spread) {
  static Line through(
      int count, IntUnaryOperator at, IntToDoubleFunction x, IntToDoubleFunction y) {
    double meanX = 0;
    double meanY = 0;
    for (int k = 0; k < count; k++) {
      int i = at.applyAsInt(k);
      meanX += x.applyAsDouble(i);
      meanY += y.applyAsDouble(i);
    }
    meanX /= count;
    meanY /= count;
    double xx = 0;
    double xy = 0;
    for (int k = 0; k < count; k++) {
      int i = at.applyAsInt(k);
      double dx = x.applyAsDouble(i) - meanX;
      xx += dx * dx;
      xy += dx * (y.applyAsDouble(i) - meanY);
    }
    double scale = xx > 0 ? xy / xx : 1;
    return new Line(scale, meanY - scale * meanX, xx / count);
  }
}
