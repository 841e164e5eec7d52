package io.github.mnnparity.core.inspect;

import io.github.mnnparity.core.inspect.WeightSummary.Statistics;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.Optional;

/** Computes {@link Statistics} in one pass. */
public final class WeightStatistics {
  private WeightStatistics() {}

  /** Empty for texts, for no elements, and where no element is finite. */
  public static Optional<Statistics> of(Tensor tensor) {
    if (tensor.dtype() == DType.STRING) {
      return Optional.empty();
    }
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    double mean = 0;
    double squares = 0;
    long finite = 0;
    long zeros = 0;
    for (long i = 0; i < tensor.elements(); i++) {
      double value = tensor.doubleAt(i);
      if (!Double.isFinite(value)) {
        continue;
      }
      finite++;
      double step = value - mean;
      mean += step / finite;
      squares += step * (value - mean);
      min = Math.min(min, value);
      max = Math.max(max, value);
      zeros += value == 0 ? 1 : 0;
    }
    return finite == 0
        ? Optional.empty()
        : Optional.of(
            new Statistics(
                min, max, mean, Math.sqrt(squares / finite), zeros, tensor.elements() - finite));
  }
}
