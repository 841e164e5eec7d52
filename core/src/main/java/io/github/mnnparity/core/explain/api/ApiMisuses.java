package io.github.mnnparity.core.explain.api;

import io.github.mnnparity.core.capture.Misuses;
import io.github.mnnparity.core.capture.Misuses.Misuse;
import io.github.mnnparity.core.capture.Misuses.Variant;
import io.github.mnnparity.core.explain.Hypothesis;
import io.github.mnnparity.core.explain.Situation;
import io.github.mnnparity.core.explain.Trial;
import io.github.mnnparity.core.metric.ErrorMoments;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Every misuse of the engine's catalogue that changes something on this model. Unlike other
 * families it runs the engine to list its trials: only that shows the ways in which a misuse
 * occurs.
 */
public final class ApiMisuses implements Hypothesis {
  /** Outputs closer than this to the right ones were not changed by the misuse. */
  private static final double UNCHANGED = 1e-4;

  @Override
  public String id() {
    return "api-misuse";
  }

  @Override
  public List<Trial> trials(Situation situation) {
    Misuses misuses = situation.engine().map(engine -> engine.misuses()).orElse(Misuses.NONE);
    Replays replays = new Replays(misuses, situation);
    List<Trial> trials = new ArrayList<>();
    for (Misuse misuse : misuses.catalogue()) {
      if (misuse.answers()) {
        for (Variant variant : distinct(replays, misuse, situation)) {
          trials.add(new MisuseTrial(replays, misuse, variant.name(), variant.how()));
        }
      }
    }
    return trials;
  }

  /** Variants that answer otherwise than a right app and than each other, on some observation. */
  private static List<Variant> distinct(Replays replays, Misuse misuse, Situation situation) {
    List<Variant> distinct = new ArrayList<>();
    for (Variant variant : replays.variants(misuse.id(), 0)) {
      if (variant.how() == Misuses.How.UNDEFINED) {
        continue;
      }
      int last = situation.observations().size() - 1;
      boolean repeats =
          distinct.stream()
              .anyMatch(
                  other ->
                      IntStream.of(0, last)
                          .allMatch(index -> same(replays, misuse, variant, other, index)));
      boolean changes =
          IntStream.of(0, last)
              .anyMatch(
                  index ->
                      !close(
                          replays.right(index),
                          replays.outputs(misuse.id(), variant.name(), index)));
      if (changes && !repeats) {
        distinct.add(variant);
      }
    }
    return distinct;
  }

  private static boolean same(
      Replays replays, Misuse misuse, Variant one, Variant other, int index) {
    Map<String, Tensor> left = replays.outputs(misuse.id(), one.name(), index);
    Map<String, Tensor> right = replays.outputs(misuse.id(), other.name(), index);
    return left.keySet().equals(right.keySet())
        && left.entrySet().stream()
            .allMatch(entry -> entry.getValue().bitEquals(right.get(entry.getKey())));
  }

  private static boolean close(Map<String, Tensor> right, Map<String, Tensor> outputs) {
    return outputs.keySet().equals(right.keySet())
        && outputs.entrySet().stream()
            .allMatch(
                entry -> {
                  Tensor wanted = right.get(entry.getKey());
                  Tensor got = entry.getValue();
                  return got.elements() == wanted.elements()
                      && ErrorMoments.distance(wanted, got.reshape(wanted.shape())) < UNCHANGED;
                });
  }
}
