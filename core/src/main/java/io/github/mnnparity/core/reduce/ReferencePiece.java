package io.github.mnnparity.core.reduce;

import io.github.mnnparity.core.graph.Flow;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.graph.Value;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes a piece out of a graph of ONNX operators as a graph of its own. */
final class ReferencePiece {
  private ReferencePiece() {}

  /**
   * The nodes between {@code stops} and {@code target}, with the constants that they read.
   *
   * @param values of the graph by canonical name; they give the new inputs their types
   * @param inputs filled with the values of the new inputs
   */
  static Graph of(
      Flow flow,
      String target,
      Set<String> stops,
      Map<String, Tensor> values,
      Map<String, Tensor> inputs) {
    Graph graph = flow.graph();
    Set<Node> kept = new HashSet<>();
    Set<String> read = new LinkedHashSet<>();
    Set<String> open = new LinkedHashSet<>();
    Deque<String> queue = new ArrayDeque<>(List.of(target));
    while (!queue.isEmpty()) {
      String value = queue.pop();
      Node maker = flow.producer(value).orElse(null);
      boolean border = !value.equals(target) && stops.contains(value) && !flow.isConstant(value);
      if (border || (maker == null && !graph.initializers().containsKey(value))) {
        open.add(value);
      } else if (maker != null && kept.add(maker)) {
        for (String input : flow.inputsOf(maker)) {
          if (read.add(input)) {
            queue.push(input);
          }
        }
      }
    }
    List<Node> nodes = new ArrayList<>();
    flow.nodes().stream().filter(kept::contains).forEach(nodes::add);
    open.removeIf(value -> !read.contains(value));
    Map<String, Tensor> initializers = new LinkedHashMap<>(graph.initializers());
    initializers.keySet().retainAll(read);
    List<Value> newInputs = new ArrayList<>();
    for (String value : open) {
      Tensor tensor = values.get(value);
      inputs.put(value, tensor);
      newInputs.add(new Value(value, tensor.dtype(), tensor.shape()));
    }
    Tensor result = values.get(target);
    return new Graph(
        "reduced",
        graph.opsets(),
        newInputs,
        List.of(new Value(target, result.dtype(), result.shape())),
        withCaptured(flow, nodes),
        initializers,
        Map.of(),
        Set.of());
  }

  /** Subgraphs read values under names that nodes which only pass them on would have made. */
  private static List<Node> withCaptured(Flow flow, List<Node> nodes) {
    List<Node> all = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (Node node : nodes) {
      for (String input : flow.inputsOf(node)) {
        for (String alias : flow.aliases(input)) {
          if (!node.inputs().contains(input) && known.add(alias)) {
            all.add(
                new Node(
                    "copy of " + input,
                    "",
                    "Identity",
                    List.of(input),
                    List.of(alias),
                    List.of(),
                    List.of()));
          }
        }
      }
      all.add(node);
    }
    return all;
  }
}
