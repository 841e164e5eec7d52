package io.github.mnnparity.core.graph;

import java.util.List;
import java.util.Set;

/**
 * A graph in which chosen values are computed beside themselves: the producer of value {@code v}
 * writes {@code v@local}, and {@code v} is left to be fed. Feeding golden values and asking for the
 * local names computes every layer alone, in one run.
 */
public final class LocalGraph {
  private static final String SUFFIX = "@local";

  private LocalGraph() {}

  public static String localName(String value) {
    return value + SUFFIX;
  }

  /**
   * Cuts {@code graph} at {@code values}; initializers and graph inputs among them stay as they
   * are.
   */
  public static Graph cut(Graph graph, Set<String> values) {
    List<Node> nodes =
        graph.nodes().stream()
            .map(
                node ->
                    node.outputs().stream().anyMatch(values::contains)
                        ? node.withValues(node.inputs(), renamed(node.outputs(), values))
                        : node)
            .toList();
    return graph.withNodes(nodes);
  }

  private static List<String> renamed(List<String> outputs, Set<String> values) {
    return outputs.stream()
        .map(output -> values.contains(output) ? localName(output) : output)
        .toList();
  }
}
