package io.github.mnnparity.onnx.read;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.graph.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Values that a node reads: its inputs, and what its subgraphs take from around them. Pure. */
public final class OuterValues {
  private OuterValues() {}

  /** Names of all values that {@code node} needs, without absent optional inputs. */
  public static Set<String> readBy(Node node) {
    Set<String> names = new LinkedHashSet<>(node.inputs());
    for (Graph subgraph : subgraphs(node)) {
      names.addAll(capturedBy(subgraph));
    }
    names.remove("");
    return names;
  }

  /** The graphs in the attributes of {@code node}. */
  public static List<Graph> subgraphs(Node node) {
    return node.attributes().stream()
        .flatMap(
            attribute -> {
              if (attribute.value() instanceof Attribute.GraphValue single) {
                return List.of(single.value()).stream();
              }
              return attribute.value() instanceof Attribute.GraphsValue several
                  ? several.values().stream()
                  : List.<Graph>of().stream();
            })
        .toList();
  }

  private static Set<String> capturedBy(Graph graph) {
    Set<String> read = new LinkedHashSet<>();
    Set<String> own = new LinkedHashSet<>(graph.initializers().keySet());
    graph.inputs().forEach(input -> own.add(input.name()));
    for (Node node : graph.nodes()) {
      read.addAll(readBy(node));
      own.addAll(node.outputs());
    }
    graph.outputs().stream().map(Value::name).forEach(read::add);
    read.removeAll(own);
    return read;
  }
}
