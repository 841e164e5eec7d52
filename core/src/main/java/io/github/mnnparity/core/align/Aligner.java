package io.github.mnnparity.core.align;

import com.google.common.collect.ImmutableMap;
import io.github.mnnparity.core.graph.Flow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Builds the {@link Alignment} of two graphs from evidence, the strongest first. */
public final class Aligner {
  private Aligner() {}

  /** Pure apart from {@code second}, which is asked at most once. */
  public static Alignment align(Side reference, Side candidate, Supplier<SecondInput> second) {
    Pairing pairing = new Pairing();
    new NameMatcher(reference, candidate).match(pairing);
    TopologyMatcher topology = new TopologyMatcher(reference, candidate);
    topology.match(pairing);
    new ValueMatcher(reference, candidate).match(pairing, second);
    topology.match(pairing);
    return assemble(reference, candidate, pairing.pairs());
  }

  /** By names and topology alone: of the sides' values, only what is known beforehand is used. */
  public static Alignment align(Side reference, Side candidate) {
    return align(reference, candidate, () -> new SecondInput(Map.of(), Map.of()));
  }

  private static Alignment assemble(Side reference, Side candidate, Map<String, Pair> found) {
    Flow flow = reference.flow();
    List<String> live = flow.liveValues();
    List<Pair> pairs =
        live.stream()
            .filter(found::containsKey)
            .map(found::get)
            .filter(pair -> !candidate.closed().contains(pair.candidate()))
            .sorted(Comparator.comparingInt(pair -> flow.order(pair.reference())))
            .toList();
    Set<String> references = pairs.stream().map(Pair::reference).collect(Collectors.toSet());
    Set<String> candidates = pairs.stream().map(Pair::candidate).collect(Collectors.toSet());
    ImmutableMap.Builder<Pair, Region> regions = ImmutableMap.builder();
    for (Pair pair : pairs) {
      regions.put(
          pair,
          new Region(
              pair,
              flow.slice(pair.reference(), references),
              candidate.flow().slice(pair.candidate(), candidates)));
    }
    Set<String> covered = new HashSet<>();
    for (String value : live) {
      if (references.contains(value) || isEnclosed(flow, value, references)) {
        covered.add(value);
      }
    }
    List<String> unalignedCandidates = new ArrayList<>(candidate.flow().liveValues());
    unalignedCandidates.removeAll(candidates);
    return new Alignment(
        reference.flow(),
        candidate.flow(),
        pairs,
        regions.buildOrThrow(),
        live,
        covered,
        unalignedCandidates);
  }

  /** Whether every way forward from {@code value} meets a paired value. */
  private static boolean isEnclosed(Flow flow, String value, Set<String> paired) {
    Set<String> outputs = Set.copyOf(flow.outputs());
    Deque<String> open = new ArrayDeque<>(List.of(value));
    Set<String> seen = new HashSet<>(open);
    while (!open.isEmpty()) {
      String current = open.pop();
      if (outputs.contains(current)) {
        return false;
      }
      for (var node : flow.consumers(current)) {
        for (String output : node.outputs()) {
          if (flow.isLive(output) && !paired.contains(output) && seen.add(output)) {
            open.push(output);
          }
        }
      }
    }
    return true;
  }
}
