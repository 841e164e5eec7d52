package io.github.mnnparity.mnn.lift.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.capture.GraphRunner;
import io.github.mnnparity.core.capture.GraphRunner.RunOptions;
import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.graph.Value;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.lift.GraphLifter;
import io.github.mnnparity.mnn.lift.registry.Lifters;
import io.github.mnnparity.mnn.model.NetFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/** Lifts nets, checks what holds for every lifted graph, and runs them. */
final class Run {
  private static final GraphRunner RUNNER =
      ServiceLoader.load(GraphRunner.class).findFirst().orElseThrow();

  private Run() {}

  static Tensor of(NetFile net, String output, Map<String, Tensor> feeds) {
    return RUNNER.run(graph(net), feeds, List.of(output), RunOptions.DEFAULT).get(output);
  }

  /** The lifted graph, in which every op could be lifted and every name stands for one value. */
  static Graph graph(NetFile net) {
    GraphLifter.Lifted lifted = Lifters.lift(net.model());

    assertThat(lifted.unlifted()).isEmpty();
    List<String> names = new ArrayList<>(lifted.graph().initializers().keySet());
    defined(lifted.graph(), names);
    assertThat(names).doesNotHaveDuplicates();
    return lifted.graph();
  }

  private static void defined(Graph graph, List<String> names) {
    graph.inputs().stream().map(Value::name).forEach(names::add);
    for (Node node : graph.nodes()) {
      node.outputs().stream().filter(name -> !name.isEmpty()).forEach(names::add);
      subgraphs(node).forEach(inner -> defined(inner, names));
    }
  }

  static List<Graph> subgraphs(Node node) {
    return node.attributes().stream()
        .map(Attribute::value)
        .filter(Attribute.GraphValue.class::isInstance)
        .map(value -> ((Attribute.GraphValue) value).value())
        .toList();
  }
}
