package io.github.mnnparity.mnn.lift;

import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.graph.Value;
import io.github.mnnparity.core.graph.WeightCoding;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.model.MnnOp;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A lifted subgraph that can still be added to. Not thread-safe. */
public final class SubgraphBody {
  private final LiftState state;
  private final LiftContext after;
  private final List<String> parameters;

  SubgraphBody(LiftState state, MnnOp user, List<String> parameters) {
    this.state = state;
    this.parameters = List.copyOf(parameters);
    this.after = new LiftContext(state, user, user.name() + "/end");
  }

  /** For nodes behind those of the subgraph's ops. */
  public LiftContext after() {
    return after;
  }

  /** The value of a parameter, in the order in which they were declared. */
  public String parameter(int position) {
    return parameters.get(position);
  }

  /** The value that stands for an output of the subgraph in the file. */
  public String output(int position) {
    return state.nameOf(state.source.outputs().get(position));
  }

  /**
   * The graph, restored; its constants go to the graph around it, where they are found as other
   * constants are.
   *
   * @param outputs value names; copied where no node of the subgraph makes them, or twice named
   * @param outer the context of the op that has the subgraph
   */
  public Graph graph(List<String> outputs, LiftContext outer) {
    Set<String> made = new HashSet<>();
    for (String output : outputs) {
      boolean own = state.makes(output) || after.makes(output);
      String result =
          own && made.add(output) ? output : after.node("Identity").inputs(output).toTemporary();
      state.builder.output(new Value(result, after.dtype(output), Shape.SCALAR, false));
    }
    after.commit();
    Graph built = state.builder.build();
    Graph graph = built;
    for (Restoration restoration : state.restorations) {
      graph = restoration.apply(graph);
    }
    graph = renamed(graph, newNames(built, graph));
    outer.adopt(graph);
    return new Graph(
        graph.name(),
        graph.opsets(),
        graph.inputs(),
        graph.outputs(),
        graph.nodes(),
        Map.of(),
        Map.of(),
        graph.hidden());
  }

  /** Restorations see this graph alone: their new names may be taken elsewhere. */
  private Map<String, String> newNames(Graph before, Graph restored) {
    Map<String, String> names = new HashMap<>();
    for (String name : restored.hidden()) {
      if (!before.hidden().contains(name)) {
        names.put(name, state.unique(name));
      }
    }
    return names;
  }

  private static Graph renamed(Graph graph, Map<String, String> names) {
    Map<String, Tensor> initializers = new HashMap<>();
    graph
        .initializers()
        .forEach((name, tensor) -> initializers.put(names.getOrDefault(name, name), tensor));
    Map<String, WeightCoding> codings = new HashMap<>();
    graph.codings().forEach((name, coding) -> codings.put(names.getOrDefault(name, name), coding));
    List<Node> nodes =
        graph.nodes().stream()
            .map(node -> node.withValues(all(node.inputs(), names), all(node.outputs(), names)))
            .toList();
    return new Graph(
        graph.name(),
        graph.opsets(),
        graph.inputs(),
        graph.outputs(),
        nodes,
        initializers,
        codings,
        Set.copyOf(all(List.copyOf(graph.hidden()), names)));
  }

  private static List<String> all(List<String> values, Map<String, String> names) {
    return values.stream().map(name -> names.getOrDefault(name, name)).toList();
  }
}
