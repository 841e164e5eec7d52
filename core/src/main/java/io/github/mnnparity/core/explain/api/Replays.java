package io.github.mnnparity.core.explain.api;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.github.mnnparity.core.capture.Misuses;
import io.github.mnnparity.core.capture.Misuses.Variant;
import io.github.mnnparity.core.explain.Observation;
import io.github.mnnparity.core.explain.Situation;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What misuses gave for the observations of one situation; forgotten when memory runs short. */
final class Replays {
  private final Misuses misuses;
  private final Situation situation;
  private final Names names;
  private final Cache<String, List<Variant>> known = CacheBuilder.newBuilder().softValues().build();
  private final Map<Integer, Map<String, Tensor>> right = new LinkedHashMap<>();

  Replays(Misuses misuses, Situation situation) {
    this.misuses = misuses;
    this.situation = situation;
    this.names = Names.of(situation.reference(), situation.candidate());
  }

  /** What a right app gets, by output name of the reference. */
  Map<String, Tensor> right(int index) {
    return right.computeIfAbsent(
        index, i -> situation.file().outputs(situation.observations().get(i).inputs()));
  }

  /** The ways in which the misuse occurs. */
  List<Variant> variants(String id, int index) {
    String key = id + " " + index;
    List<Variant> found = known.getIfPresent(key);
    if (found == null) {
      List<Observation> observations = situation.observations();
      Map<String, Tensor> earlier = index == 0 ? Map.of() : observations.get(index - 1).inputs();
      found =
          misuses
              .replay(id, names.inputs(observations.get(index).inputs()), names.inputs(earlier))
              .variants();
      known.put(key, found);
    }
    return found;
  }

  /** By output name of the reference; empty where the misuse does not occur in this way. */
  Map<String, Tensor> outputs(String id, String variant, int index) {
    return variants(id, index).stream()
        .filter(each -> each.name().equals(variant))
        .findFirst()
        .map(each -> names.outputs(each.outputs()))
        .orElse(Map.of());
  }
}
