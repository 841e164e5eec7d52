package io.github.mnnparity.core.diagnose;

import io.github.mnnparity.core.align.Pair;
import io.github.mnnparity.core.error.ParityException;
import io.github.mnnparity.core.metric.ErrorMoments;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What one fault alone does to the outputs: the reference is run on with the guilty value put in at
 * one place.
 */
final class Counterfactual {
  private final Measured measured;
  private final Evaluator evaluator;
  private final Map<String, Double> limits;

  /**
   * @param limits allowed relative RMS error by canonical reference output
   */
  Counterfactual(Measured measured, Evaluator evaluator, Map<String, Double> limits) {
    this.measured = measured;
    this.evaluator = evaluator;
    this.limits = limits;
  }

  /**
   * Largest output error as a multiple of that output's limit: above 1 the fault explains a
   * diverged output. Infinite where the value cannot be put in (another shape) or the reference
   * cannot go on.
   */
  double effect(Pair place, Tensor answer) {
    Tensor wanted = measured.referenceValue(place);
    if (answer.elements() != wanted.elements()) {
      return Double.POSITIVE_INFINITY;
    }
    Map<String, Tensor> feeds = new HashMap<>(measured.feeds());
    feeds.put(place.reference(), answer.cast(wanted.dtype()).reshape(wanted.shape()));
    List<String> outputs = List.copyOf(limits.keySet());
    try {
      Map<String, Tensor> moved = evaluator.run(measured.reference().graph(), feeds, outputs);
      double largest = 0;
      for (String output : outputs) {
        Tensor before = measured.referenceValues().get(output);
        Tensor after = moved.get(output);
        double error = ErrorMoments.distance(before, after);
        largest = Math.max(largest, error / limits.get(output));
      }
      return largest;
    } catch (ParityException e) {
      return Double.POSITIVE_INFINITY;
    }
  }
}
