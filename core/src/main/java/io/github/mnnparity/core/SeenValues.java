package io.github.mnnparity.core;

import io.github.mnnparity.core.explain.Observation;
import io.github.mnnparity.core.signature.Match;
import io.github.mnnparity.core.signature.registry.Signatures;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an app's own values look like beside the intended ones, for what no mistake explains. */
final class SeenValues {
  private SeenValues() {}

  /**
   * Sentences on outputs and dumps of the first run that say it by name.
   *
   * @param intended outputs for the intended inputs, by output name of the reference
   * @param floor relative RMS error that rounding explains
   */
  static List<String> evidence(Observation run, Map<String, Tensor> intended, double floor) {
    List<String> evidence = new ArrayList<>();
    run.appOutputs()
        .forEach(
            (name, got) ->
                match(intended.get(name), got, floor)
                    .ifPresent(
                        match ->
                            evidence.add("the app's output '" + name + "': " + match.evidence())));
    run.appInputs()
        .orElse(Map.of())
        .forEach(
            (name, fed) ->
                match(run.inputs().get(name), fed, 0)
                    .ifPresent(
                        match ->
                            evidence.add("the app's input '" + name + "': " + match.evidence())));
    return evidence;
  }

  private static Optional<Match> match(@Nullable Tensor wanted, Tensor got, double floor) {
    return wanted == null || wanted.elements() != got.elements()
        ? Optional.empty()
        : Signatures.of(wanted, got.shape().rank() == 1 ? got.reshape(wanted.shape()) : got, floor);
  }
}
