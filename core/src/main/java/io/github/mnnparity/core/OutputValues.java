package io.github.mnnparity.core;

import io.github.mnnparity.core.align.Pair;
import io.github.mnnparity.core.diagnose.Measured;
import io.github.mnnparity.core.exchange.RunValues;
import io.github.mnnparity.core.graph.Value;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Inputs and outputs of a comparison, under the names that the source model has for them. */
final class OutputValues {
  private OutputValues() {}

  static RunValues of(Compared compared) {
    Measured measured = compared.measured();
    Map<String, Map<String, Tensor>> outputs = new LinkedHashMap<>();
    outputs.put(
        RunValues.REFERENCE,
        outputs(measured, name -> Optional.ofNullable(measured.referenceValues().get(name))));
    outputs.put(
        Views.LIFTED, outputs(measured, name -> pair(measured, name, measured::candidateValue)));
    compared
        .engine()
        .captures()
        .forEach(
            (view, capture) ->
                outputs.put(
                    view,
                    outputs(
                        measured,
                        name ->
                            pair(measured, name, p -> measured.captured(p, capture.values())))));
    return new RunValues(compared.inputs().referenceFeeds(), outputs);
  }

  /**
   * @param values by canonical name of the reference
   */
  private static Map<String, Tensor> outputs(
      Measured measured, Function<String, Optional<Tensor>> values) {
    Map<String, Tensor> outputs = new LinkedHashMap<>();
    for (Value output : measured.reference().graph().outputs()) {
      values
          .apply(measured.alignment().reference().canonical(output.name()))
          .ifPresent(tensor -> outputs.put(output.name(), tensor));
    }
    return outputs;
  }

  private static Optional<Tensor> pair(
      Measured measured, String name, Function<Pair, Optional<Tensor>> values) {
    return measured.alignment().ofReference(name).flatMap(values);
  }
}
