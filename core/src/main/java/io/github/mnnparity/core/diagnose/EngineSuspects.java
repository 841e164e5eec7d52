package io.github.mnnparity.core.diagnose;

import io.github.mnnparity.core.align.Pair;
import io.github.mnnparity.core.graph.Flow;
import io.github.mnnparity.core.metric.ErrorMoments;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where a view of an engine that cannot be asked again leaves what the file says. */
public final class EngineSuspects {
  private EngineSuspects() {}

  /**
   * A place where inputs agree and the result does not.
   *
   * @param apart relative RMS difference to what the file says; infinite with another shape
   * @param limit largest difference that is noise
   * @param unseen operators between the nearest tensors that the view holds
   */
  public record Leaving(
      Pair pair,
      double apart,
      double limit,
      int unseen,
      List<String> mnnOps,
      List<String> mnnTensors,
      List<String> onnxNodes,
      List<String> onnxTensors) {}

  /**
   * All such places of a view, in execution order.
   *
   * @param captured tensors of the view by engine name
   */
  public static List<Leaving> of(
      Measured measured, Thresholds thresholds, String view, Map<String, Tensor> captured) {
    Suspicion suspicion = new Suspicion(measured, new LocalReplay(Map.of(), Map.of()), thresholds);
    Set<String> held = new HashSet<>();
    for (Pair pair : measured.alignment().pairs()) {
      if (measured.captured(pair, captured).isPresent()) {
        held.add(pair.candidate());
      }
    }
    return suspicion.engine(view, captured).stream()
        .map(
            suspect -> {
              Pair pair = suspect.pair();
              Tensor wanted =
                  measured.candidateValue(pair).orElseGet(() -> measured.referenceValue(pair));
              Flow.Slice slice = measured.alignment().candidate().slice(pair.candidate(), held);
              Place place = Place.of(measured, pair);
              return new Leaving(
                  pair,
                  ErrorMoments.distance(wanted, measured.captured(pair, captured).orElseThrow()),
                  thresholds.engineCumulative(pair),
                  slice.nodes().size(),
                  place.mnnOps(),
                  place.mnnTensors(),
                  place.onnxNodes(),
                  place.onnxTensors());
            })
        .toList();
  }
}
