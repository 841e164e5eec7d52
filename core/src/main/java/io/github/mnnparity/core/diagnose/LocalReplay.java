package io.github.mnnparity.core.diagnose;

import io.github.mnnparity.core.align.Pair;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.LocalGraph;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every region of the lifted graph alone, on golden inputs, in one run.
 *
 * @param values by pair, what the lifted region makes of golden inputs
 * @param failures pairs whose region cannot be run, with the reason
 */
public record LocalReplay(Map<Pair, Tensor> values, Map<Pair, String> failures) {

  /** The regions as the candidate runs, with nothing replaced. */
  public static LocalReplay of(Measured measured, Evaluator evaluator) {
    return of(measured, evaluator, measured.running(), Map.of());
  }

  /**
   * @param graph the candidate's graph in one of its forms
   * @param replaced initializers or golden values with other values
   */
  public static LocalReplay of(
      Measured measured, Evaluator evaluator, Graph graph, Map<String, Tensor> replaced) {
    return of(measured, evaluator, graph, replaced, measured.alignment().pairs());
  }

  /**
   * @param borders pairs where the graph is cut; the regions of the others become parts of theirs
   */
  static LocalReplay of(
      Measured measured,
      Evaluator evaluator,
      Graph graph,
      Map<String, Tensor> replaced,
      Collection<Pair> borders) {
    Map<String, Tensor> feeds = new HashMap<>(measured.candidateFeeds());
    Set<String> cut = new HashSet<>();
    Set<String> names = new HashSet<>();
    for (Pair pair : borders) {
      names.add(pair.candidate());
      measured
          .golden(pair)
          .ifPresent(
              golden -> {
                feeds.put(pair.candidate(), golden);
                cut.add(pair.candidate());
              });
    }
    feeds.putAll(replaced);
    Map<String, Pair> wanted = new LinkedHashMap<>();
    for (Pair pair : borders) {
      if (isRunnable(measured, pair, names, cut)) {
        String name = pair.candidate();
        wanted.put(cut.contains(name) ? LocalGraph.localName(name) : name, pair);
      }
    }
    Evaluator.Outcome outcome =
        evaluator.runAsFarAsPossible(
            LocalGraph.cut(graph, cut), feeds, new ArrayList<>(wanted.keySet()));
    Map<Pair, Tensor> values = new LinkedHashMap<>();
    Map<Pair, String> failures = new LinkedHashMap<>();
    wanted.forEach(
        (name, pair) -> {
          if (outcome.values().containsKey(name)) {
            values.put(pair, outcome.values().get(name));
          } else {
            failures.put(pair, outcome.failures().getOrDefault(name, "not computed"));
          }
        });
    return new LocalReplay(values, failures);
  }

  /** A node makes it, no opaque op takes part, and every input has a golden value. */
  private static boolean isRunnable(
      Measured measured, Pair pair, Set<String> borders, Set<String> golden) {
    var slice = measured.alignment().candidate().slice(pair.candidate(), borders);
    List<Node> nodes = slice.nodes();
    return !nodes.isEmpty()
        && nodes.stream().noneMatch(Node::isOpaque)
        && slice.frontier().stream()
            .allMatch(
                value ->
                    golden.contains(value)
                        || (measured.candidateFeeds().containsKey(value)
                            && measured.alignment().ofCandidate(value).isEmpty()));
  }
}
