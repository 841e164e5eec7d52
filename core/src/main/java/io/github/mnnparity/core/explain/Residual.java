package io.github.mnnparity.core.explain;

import io.github.mnnparity.core.metric.ErrorMoments;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Tensor;

/**
 * How far two outputs are apart: the relative RMS error. A few probabilities are compared by their
 * logarithms instead, because a sure network hides in them what its input was.
 */
final class Residual {
  static final int FEW = 16;

  private static final double SMALLEST = 1e-30;

  private Residual() {}

  /**
   * @param rounded whether the app's output was written with few digits
   * @return infinite where the numbers of elements differ
   */
  static double of(Tensor app, Tensor other, boolean rounded) {
    if (app.elements() != other.elements()
        || app.dtype() == DType.STRING
        || other.dtype() == DType.STRING) {
      return Double.POSITIVE_INFINITY;
    }
    if (!rounded && areProbabilities(app) && areProbabilities(other)) {
      return byLogarithm(app, other);
    }
    double relative = ErrorMoments.of(app, other).relRms();
    return Double.isNaN(relative) ? Double.POSITIVE_INFINITY : relative;
  }

  private static boolean areProbabilities(Tensor tensor) {
    if (tensor.elements() > FEW) {
      return false;
    }
    for (int i = 0; i < tensor.elements(); i++) {
      double value = tensor.doubleAt(i);
      if (!(value >= 0 && value <= 1)) {
        return false;
      }
    }
    return tensor.elements() > 0;
  }

  private static double byLogarithm(Tensor app, Tensor other) {
    double sum = 0;
    for (int i = 0; i < app.elements(); i++) {
      double apart =
          Math.log(Math.max(SMALLEST, app.doubleAt(i)))
              - Math.log(Math.max(SMALLEST, other.doubleAt(i)));
      sum += apart * apart;
    }
    return Math.sqrt(sum / app.elements());
  }
}
