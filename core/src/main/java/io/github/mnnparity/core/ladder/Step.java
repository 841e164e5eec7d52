package io.github.mnnparity.core.ladder;

import io.github.mnnparity.core.capture.Engine.Failure;
import io.github.mnnparity.core.report.OutputResult;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A rung that was climbed.
 *
 * @param unfit why it could not be tried
 * @param values graph outputs by engine name
 * @param judged graph outputs against the reference
 * @param apart from its base; empty where one of the two gave nothing
 * @param first where it leaves its base; empty where it does not, or nobody could see
 */
record Step(
    Rung rung,
    Optional<String> unfit,
    Optional<Failure> failure,
    Map<String, Tensor> values,
    List<OutputResult> judged,
    Optional<Apart> apart,
    Optional<FirstDifference.Place> first) {
  /**
   * How far the outputs of a rung are from those of its base.
   *
   * @param sameBits every output has the same bits
   * @param relRms the largest relative RMS difference; infinite where shapes or NaN differ
   * @param beyond whether that is more than the rung may change
   */
  record Apart(boolean sameBits, double relRms, boolean beyond) {}

  /** Whether there are values to speak of. */
  boolean ran() {
    return unfit.isEmpty() && failure.isEmpty();
  }

  boolean isBeyond() {
    return apart.filter(Apart::beyond).isPresent();
  }

  boolean differs() {
    return apart.filter(apart -> !apart.sameBits()).isPresent();
  }

  /** Whether an output is beyond its limit, a wrong shape included. */
  boolean isOff() {
    return judged.stream().anyMatch(Step::isOff);
  }

  private static boolean isOff(OutputResult output) {
    return !output.withinLimit() && (output.error().isPresent() || !output.rule().isEmpty());
  }

  /** The output that is farthest beyond its limit, or nearest to it. */
  Optional<OutputResult> worst() {
    return judged.stream()
        .filter(output -> output.error().isPresent() || !output.rule().isEmpty())
        .max(
            Comparator.comparing((OutputResult output) -> isOff(output))
                .thenComparing(
                    output ->
                        output.error().map(error -> error.relRms()).orElse(Double.MAX_VALUE)));
  }

  Step with(FirstDifference.Place place) {
    return new Step(rung, unfit, failure, values, judged, apart, Optional.of(place));
  }
}
