package io.github.mnnparity.core.align;

import com.google.common.collect.BiMap;
import com.google.common.collect.HashBiMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The pairs found so far; each value is in at most one. Not thread-safe. */
final class Pairing {
  private final BiMap<String, String> candidates = HashBiMap.create();
  private final Map<String, Pair> byReference = new LinkedHashMap<>();

  boolean isFree(String reference, String candidate) {
    return !candidates.containsKey(reference) && !candidates.containsValue(candidate);
  }

  boolean hasReference(String reference) {
    return candidates.containsKey(reference);
  }

  boolean hasCandidate(String candidate) {
    return candidates.containsValue(candidate);
  }

  Optional<String> candidateOf(String reference) {
    return Optional.ofNullable(candidates.get(reference));
  }

  boolean arePaired(String reference, String candidate) {
    return candidate.equals(candidates.get(reference));
  }

  /** Adds the pair if both sides are free; says whether it did. */
  boolean add(Pair pair) {
    if (!isFree(pair.reference(), pair.candidate())) {
      return false;
    }
    candidates.put(pair.reference(), pair.candidate());
    byReference.put(pair.reference(), pair);
    return true;
  }

  Map<String, Pair> pairs() {
    return byReference;
  }
}
