package io.github.mnnparity.core.align;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import io.github.mnnparity.core.graph.Flow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Aligned pairs in execution order of the reference, with their regions. Immutable. */
public final class Alignment {
  private final Flow reference;
  private final Flow candidate;
  private final List<Pair> pairs;
  private final ImmutableMap<Pair, Region> regions;
  private final List<String> referenceValues;
  private final Set<String> covered;
  private final List<String> unalignedCandidates;
  private final Map<String, Pair> byReference;
  private final Map<String, Pair> byCandidate;

  Alignment(
      Flow reference,
      Flow candidate,
      List<Pair> pairs,
      ImmutableMap<Pair, Region> regions,
      List<String> referenceValues,
      Set<String> covered,
      List<String> unalignedCandidates) {
    this.reference = reference;
    this.candidate = candidate;
    this.pairs = List.copyOf(pairs);
    this.regions = regions;
    this.referenceValues = List.copyOf(referenceValues);
    this.covered = Set.copyOf(covered);
    this.unalignedCandidates = List.copyOf(unalignedCandidates);
    this.byReference = Maps.uniqueIndex(pairs, Pair::reference);
    this.byCandidate = Maps.uniqueIndex(pairs, Pair::candidate);
  }

  public Flow reference() {
    return reference;
  }

  public Flow candidate() {
    return candidate;
  }

  public List<Pair> pairs() {
    return pairs;
  }

  public Region region(Pair pair) {
    return regions.get(pair);
  }

  public Optional<Pair> ofReference(String value) {
    return Optional.ofNullable(byReference.get(value));
  }

  public Optional<Pair> ofCandidate(String value) {
    return Optional.ofNullable(byCandidate.get(value));
  }

  /** Live, non-constant reference values that are neither paired nor graph inputs' equals. */
  public List<String> unalignedReferences() {
    return referenceValues.stream().filter(value -> !byReference.containsKey(value)).toList();
  }

  public List<String> unalignedCandidates() {
    return unalignedCandidates;
  }

  /** Whether a reference value is paired or inside regions whose whole boundary is. */
  public boolean isCovered(String referenceValue) {
    return covered.contains(referenceValue);
  }

  /** Share of live reference values that are covered; 1 if there are none. */
  public double coverage() {
    return referenceValues.isEmpty() ? 1 : (double) covered.size() / referenceValues.size();
  }

  /** Share of live reference values that are paired; 1 if there are none. */
  public double pairCoverage() {
    return referenceValues.isEmpty() ? 1 : (double) pairs.size() / referenceValues.size();
  }

  public int largestRegion() {
    return regions.values().stream()
        .mapToInt(region -> region.reference().nodes().size())
        .max()
        .orElse(0);
  }
}
