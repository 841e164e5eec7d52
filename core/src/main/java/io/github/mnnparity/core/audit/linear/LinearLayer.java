package io.github.mnnparity.core.audit.linear;

import io.github.mnnparity.core.graph.WeightCoding;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A layer of one file: weights, and what follows them channel by channel.
 *
 * @param weights floats
 * @param coding how the file stores them, where that loses precision
 * @param steps the bias of the node itself (a {@link Step.Plus}, if it has one), then what is
 *     behind it, in order
 */
public record LinearLayer(
    Tensor weights, Rows rows, Optional<WeightCoding> coding, List<Step> steps) {
  public LinearLayer {
    steps = List.copyOf(steps);
  }

  /** The same layer with one more operation behind it. */
  public LinearLayer then(Step step) {
    List<Step> more = new ArrayList<>(steps);
    more.add(step);
    return new LinearLayer(weights, rows, coding, more);
  }

  /** The same layer with other operations behind it. */
  public LinearLayer map(UnaryOperator<Step> change) {
    return new LinearLayer(weights, rows, coding, steps.stream().map(change).toList());
  }

  /** What all steps multiply a channel by. */
  public double factor(int channel) {
    double factor = 1;
    for (Step step : steps) {
      factor *= step.factor(channel);
    }
    return factor;
  }

  /** The bias with all steps folded in. */
  public double bias(int channel) {
    double bias = 0;
    for (Step step : steps) {
      bias = bias * step.factor(channel) + step.term(channel);
    }
    return bias;
  }

  /** The sum of the sizes of all terms of the bias: what its rounding is relative to. */
  public double biasSize(int channel) {
    double size = 0;
    for (Step step : steps) {
      size *= Math.abs(step.factor(channel));
      size +=
          step instanceof Step.Normalization normalization
              ? Math.abs(normalization.beta().get(channel)) + Math.abs(normalization.shift(channel))
              : Math.abs(step.term(channel));
    }
    return size;
  }

  /** The only normalization behind the layer. */
  public Optional<Step.Normalization> normalization() {
    List<Step.Normalization> found =
        steps.stream()
            .filter(Step.Normalization.class::isInstance)
            .map(Step.Normalization.class::cast)
            .toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }
}
