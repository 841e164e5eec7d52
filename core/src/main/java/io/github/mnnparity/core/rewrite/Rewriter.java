package io.github.mnnparity.core.rewrite;

import io.github.mnnparity.core.graph.Flow;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.rewrite.rule.Rewrite;
import io.github.mnnparity.core.rewrite.rule.Scope;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Applies one rewrite wherever it fits. Stateless. */
public final class Rewriter {
  private Rewriter() {}

  /**
   * A graph in which a rewrite was applied.
   *
   * @param nodes that were rewritten, by name
   */
  public record Rewritten(Graph graph, List<String> nodes) {}

  /**
   * The graph with every fitting node rewritten; empty where none fits. Bodies of control flow are
   * left alone.
   *
   * @param values of one run, by canonical name: rewrites may hold for these shapes only
   */
  public static Optional<Rewritten> apply(
      Graph graph, Map<String, Tensor> values, Rewrite rewrite) {
    var scope = new Scope(Flow.of(graph), values);
    List<Node> nodes = new ArrayList<>();
    List<String> changed = new ArrayList<>();
    for (Node node : graph.nodes()) {
      boolean plain = node.domain().isEmpty() && !node.outputs().get(0).isEmpty();
      if (plain && rewrite.fits(node, scope)) {
        nodes.addAll(scope.take(rewrite, node));
        changed.add(node.name());
      } else {
        nodes.add(node);
      }
    }
    if (changed.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Tensor> initializers = new LinkedHashMap<>(graph.initializers());
    initializers.putAll(scope.added());
    return Optional.of(
        new Rewritten(graph.withNodes(nodes).withInitializers(initializers), changed));
  }
}
