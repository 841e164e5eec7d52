package io.github.mnnparity.onnx.capture;

import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.EngineException;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.graph.Value;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.onnx.read.OuterValues;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The part of a graph between feeds and wanted values.
 *
 * @param nodes in topological order; outputs that are fed are renamed
 * @param initializers names of those that the nodes read
 * @param feeds that the nodes read
 * @param outputs wanted values that the nodes compute
 */
record Cut(
    List<Node> nodes, Set<String> initializers, Map<String, Tensor> feeds, List<String> outputs) {

  static Cut of(Graph graph, Map<String, Tensor> feeds, Collection<String> outputs) {
    Map<String, Integer> producers = new HashMap<>();
    for (int i = 0; i < graph.nodes().size(); i++) {
      for (String output : graph.nodes().get(i).outputs()) {
        producers.put(output, i);
      }
    }
    producers.remove("");
    var inputs = new HashMap<String, Value>();
    graph.inputs().forEach(input -> inputs.put(input.name(), input));
    var needed = new BitSet();
    Set<String> initializers = new TreeSet<>();
    Map<String, Tensor> used = new LinkedHashMap<>();
    Set<String> seen = new HashSet<>(outputs);
    Deque<String> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      String name = open.pop();
      if (feeds.containsKey(name)) {
        if (inputs.containsKey(name)) {
          check(graph, inputs.get(name), feeds.get(name));
        }
        used.put(name, feeds.get(name));
      } else if (graph.initializers().containsKey(name)) {
        initializers.add(name);
      } else if (producers.containsKey(name)) {
        int producer = producers.get(name);
        if (!needed.get(producer)) {
          needed.set(producer);
          Node node = runnable(graph.nodes().get(producer));
          OuterValues.readBy(node).stream().filter(seen::add).forEach(open::push);
        }
      } else {
        throw missing(graph, name);
      }
    }
    List<Node> nodes = new ArrayList<>();
    needed.stream().forEach(i -> nodes.add(withoutFed(graph.nodes().get(i), feeds)));
    return new Cut(nodes, initializers, used, List.copyOf(outputs));
  }

  private static Node runnable(Node node) {
    if (node.isOpaque()) {
      throw new EngineException(
          new Problem(
              "node '" + node.name() + "' (" + node.opType() + ")",
              "an operator that ONNX can express",
              "one that cannot be lifted",
              "feed its outputs, or ask for values that do not depend on it"));
    }
    return node;
  }

  private static Node withoutFed(Node node, Map<String, Tensor> feeds) {
    if (node.outputs().stream().noneMatch(feeds::containsKey)) {
      return node;
    }
    List<String> outputs =
        node.outputs().stream()
            .map(name -> feeds.containsKey(name) ? name + "~computed" : name)
            .toList();
    return node.withValues(node.inputs(), outputs);
  }

  private static void check(Graph graph, Value input, Tensor feed) {
    boolean typed = input.rankKnown() || input.dtype() != DType.FLOAT32;
    boolean fits = !typed || input.dtype() == feed.dtype();
    if (input.rankKnown()) {
      fits &= input.shape().rank() == feed.shape().rank();
      for (int axis = 0; fits && axis < input.shape().rank(); axis++) {
        long size = input.shape().dim(axis);
        fits = size < 0 || size == feed.shape().dim(axis);
      }
    }
    if (!fits) {
      throw new BadInputException(
          new Problem(
              "input '" + input.name() + "'",
              describe(input),
              feed.toString(),
              "the model wants " + describe(graph)));
    }
  }

  private static BadInputException missing(Graph graph, String name) {
    boolean input = graph.inputs().stream().anyMatch(value -> value.name().equals(name));
    return new BadInputException(
        new Problem(
            (input ? "input '" : "value '") + name + "'",
            input ? "a tensor to run the model with" : "the name of a value of the model",
            input ? "none" : "no such value",
            "the model wants " + describe(graph)));
  }

  private static String describe(Graph graph) {
    return graph.inputs().stream()
        .map(input -> input.name() + ": " + describe(input))
        .collect(Collectors.joining(", "));
  }

  private static String describe(Value value) {
    return value.rankKnown()
        ? value.dtype() + " " + value.shape()
        : value.dtype() + " of any shape";
  }
}
