package io.github.mnnparity.onnx.capture;

import io.github.mnnparity.core.capture.GraphRunner.RunOptions;
import io.github.mnnparity.core.error.ParityException;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.graph.Value;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** Types and shapes of the values of a graph, inferred by ONNX Runtime. Stateless, thread-safe. */
public final class ValueTypes {
  private static final System.Logger LOGGER = System.getLogger(ValueTypes.class.getName());

  private static final long MOST_TRIAL_ELEMENTS = 1L << 24;

  /** Values of the inputs of trial runs by position, for inputs that are data, axes or sizes. */
  private static final List<DoubleUnaryOperator> TRIALS =
      List.of(position -> 0, position -> position, position -> 1);

  private ValueTypes() {}

  /**
   * What can be known of the values that nodes compute. Where inference ends at an unknown rank, a
   * run with made inputs tells the rank (not the sizes).
   *
   * @param graph may hold opaque nodes; what they write counts as given
   * @return by value name; without the values of which nothing is known, empty where the runtime
   *     refuses the graph
   */
  public static Map<String, Value> infer(Graph graph) {
    List<Value> inputs = new ArrayList<>(graph.inputs());
    List<Node> nodes = new ArrayList<>();
    List<String> wanted = new ArrayList<>();
    for (Node node : graph.nodes()) {
      List<String> outputs = node.outputs().stream().filter(name -> !name.isEmpty()).toList();
      if (node.isOpaque()) {
        outputs.forEach(name -> inputs.add(new Value(name, DType.FLOAT32, Shape.SCALAR, false)));
      } else {
        nodes.add(node);
        wanted.addAll(outputs);
      }
    }
    Map<String, Value> types = new LinkedHashMap<>();
    if (wanted.isEmpty()) {
      return types;
    }
    try (var session =
        new LoadedSession(
            graph, CutModel.declared(graph, inputs, nodes, wanted), RunOptions.DEFAULT)) {
      session.outputTypes().forEach(type -> types.put(type.name(), type));
    } catch (ParityException e) {
      LOGGER.log(System.Logger.Level.DEBUG, "no types are inferred", e);
      return Map.of();
    }
    ranks(graph, types);
    types.values().removeIf(type -> !type.rankKnown());
    return types;
  }

  private static void ranks(Graph graph, Map<String, Value> types) {
    Set<String> known = new HashSet<>();
    graph.inputs().forEach(input -> known.add(input.name()));
    known.addAll(graph.initializers().keySet());
    List<String> open = new ArrayList<>();
    for (Node node : graph.nodes()) {
      if (!node.isOpaque()
          && node.inputs().stream().allMatch(n -> n.isEmpty() || known.contains(n))) {
        known.addAll(node.outputs());
      }
    }
    types.values().stream()
        .filter(type -> !type.rankKnown() && known.contains(type.name()))
        .forEach(type -> open.add(type.name()));
    if (open.isEmpty() || graph.inputs().stream().anyMatch(input -> !input.rankKnown())) {
      return;
    }
    for (DoubleUnaryOperator filling : TRIALS) {
      Map<String, Tensor> feeds = feeds(graph.inputs(), filling);
      if (feeds.isEmpty()) {
        return;
      }
      try {
        new OrtGraphRunner()
            .run(graph, feeds, open, RunOptions.DEFAULT)
            .forEach((name, tensor) -> types.put(name, ofRank(name, tensor)));
        return;
      } catch (ParityException e) {
        LOGGER.log(System.Logger.Level.DEBUG, "a trial run failed", e);
      }
    }
  }

  private static Value ofRank(String name, Tensor tensor) {
    long[] sizes = new long[tensor.shape().rank()];
    Arrays.fill(sizes, -1);
    return new Value(name, tensor.dtype(), Shape.of(sizes));
  }

  /** Empty where the inputs cannot be made up. */
  private static Map<String, Tensor> feeds(List<Value> inputs, DoubleUnaryOperator filling) {
    Map<String, Tensor> feeds = new HashMap<>();
    long elements = 0;
    for (Value input : inputs) {
      Shape shape =
          Shape.of(Arrays.stream(input.shape().toArray()).map(d -> d < 0 ? 1 : d).toArray());
      elements += shape.elements();
      if (elements > MOST_TRIAL_ELEMENTS || input.dtype() == DType.STRING) {
        return Map.of();
      }
      double[] values =
          IntStream.range(0, (int) shape.elements())
              .mapToDouble(i -> filling.applyAsDouble(i))
              .toArray();
      feeds.put(input.name(), Tensor.ofDoubles(shape, values).cast(input.dtype()));
    }
    return feeds;
  }
}
