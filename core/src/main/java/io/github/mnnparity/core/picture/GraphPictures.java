package io.github.mnnparity.core.picture;

import io.github.mnnparity.core.capture.SourceModel;
import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.graph.Value;
import io.github.mnnparity.core.inspect.GraphSummary;
import io.github.mnnparity.core.inspect.OpSummary;
import io.github.mnnparity.core.inspect.ValueSummary;
import io.github.mnnparity.core.picture.Drawing.Box;
import io.github.mnnparity.core.report.detail.GraphPicture;
import io.github.mnnparity.core.report.detail.GraphPicture.NodePicture;
import io.github.mnnparity.core.report.detail.GraphPicture.WeightPicture;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Draws the graphs of both files. */
final class GraphPictures {
  private GraphPictures() {}

  /** One node for each of the graph. */
  static GraphPicture reference(Graph graph, NodeLayers layers) {
    Drawing drawing = new Drawing();
    graph.inputs().forEach(input -> drawing.add(input(input, layers)));
    Weights weights = new Weights(graph);
    for (Node node : graph.nodes()) {
      Map<String, String> attributes = new LinkedHashMap<>();
      node.attributes().forEach(one -> attributes.put(one.name(), text(one.value())));
      weights.numbers(node).forEach(attributes::putIfAbsent);
      List<Integer> own = new ArrayList<>(layers.ofValues(node.outputs()));
      node.sources().stream()
          .flatMap(op -> layers.of(op, List.of()).stream())
          .filter(layer -> !own.contains(layer))
          .forEach(own::add);
      drawing.add(
          new Box(
              new NodePicture(
                  node.name(), type(node), attributes, weights.of(node), List.copyOf(own)),
              named(node.inputs()),
              named(node.outputs())));
    }
    graph.outputs().forEach(output -> drawing.add(output(output.name(), layers)));
    return drawing.picture();
  }

  /**
   * One node for each op of the file, but for those that only hold or compute constants.
   *
   * @param file the main graph of the file
   */
  static GraphPicture candidate(SourceModel model, GraphSummary file, NodeLayers layers) {
    Graph graph = model.graph();
    Map<String, List<Node>> lifted = new LinkedHashMap<>();
    for (Node node : graph.nodes()) {
      node.sources().stream()
          .findFirst()
          .ifPresent(op -> lifted.computeIfAbsent(op, key -> new ArrayList<>()).add(node));
    }
    Drawing drawing = new Drawing();
    graph.inputs().forEach(input -> drawing.add(input(input, layers)));
    Set<String> given = graph.inputs().stream().map(Value::name).collect(Collectors.toSet());
    Set<String> constants = new HashSet<>();
    Weights weights = new Weights(graph);
    for (OpSummary op : file.ops()) {
      List<String> writes = names(op.outputs());
      if (!writes.isEmpty() && given.containsAll(writes)) {
        continue;
      }
      List<Integer> own = layers.of(op.name(), writes);
      if (own.isEmpty() && constants.containsAll(names(op.inputs()))) {
        constants.addAll(writes);
        continue;
      }
      Set<WeightPicture> held = new LinkedHashSet<>();
      for (Node node : lifted.getOrDefault(op.name(), List.of())) {
        held.addAll(weights.of(node));
      }
      drawing.add(
          new Box(
              new NodePicture(op.name(), op.type(), attributes(op), List.copyOf(held), own),
              names(op.inputs()),
              writes));
    }
    graph.outputs().forEach(output -> drawing.add(output(output.name(), layers)));
    return drawing.picture();
  }

  private static Box input(Value input, NodeLayers layers) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("dtype", input.dtype().name().toLowerCase(Locale.ROOT));
    if (input.rankKnown()) {
      facts.put("shape", input.shape().toString());
    }
    List<String> writes = List.of(input.name());
    return new Box(
        new NodePicture(
            input.name(), "Input", facts, List.of(), List.copyOf(layers.ofValues(writes))),
        List.of(),
        writes);
  }

  private static Box output(String name, NodeLayers layers) {
    List<String> reads = List.of(name);
    return new Box(
        new NodePicture(name, "Output", Map.of(), List.of(), List.copyOf(layers.ofValues(reads))),
        reads,
        List.of());
  }

  private static Map<String, String> attributes(OpSummary op) {
    Map<String, String> attributes = new LinkedHashMap<>();
    if (!op.lifted().isEmpty()) {
      attributes.put("as ONNX", String.join(", ", op.lifted()));
    }
    op.fields().forEach((name, value) -> flatten(name, value, attributes));
    op.inputs().stream()
        .filter(input -> !input.constant().isEmpty())
        .forEach(input -> attributes.putIfAbsent(input.name(), numbers(input)));
    if (!op.opaque().isEmpty()) {
      attributes.put("not expressed in ONNX operators", op.opaque());
    }
    return attributes;
  }

  private static String numbers(ValueSummary constant) {
    boolean whole = constant.dtype().contains("int") || constant.dtype().equals("bool");
    return constant.dtype()
        + constant.constant().stream()
            .map(number -> whole ? Long.toString(Math.round(number)) : shortest(number))
            .collect(Collectors.joining(", ", " [", "]"));
  }

  /** Without the digits that a float becomes long by where it is widened. */
  private static String shortest(Double number) {
    float narrow = number.floatValue();
    return narrow == number ? Float.toString(narrow) : Double.toString(number);
  }

  private static void flatten(String name, Object value, Map<String, String> into) {
    if (value instanceof Map<?, ?> fields) {
      fields.forEach((key, inner) -> flatten(name + "." + key, inner, into));
    } else {
      into.put(name, String.valueOf(value));
    }
  }

  private static String type(Node node) {
    return node.domain().isEmpty() ? node.opType() : node.domain() + "." + node.opType();
  }

  private static List<String> names(List<ValueSummary> values) {
    return named(values.stream().map(ValueSummary::name).toList());
  }

  private static List<String> named(List<String> values) {
    return values.stream().filter(name -> !name.isEmpty()).toList();
  }

  private static String text(Attribute.Payload value) {
    if (value instanceof Attribute.IntValue one) {
      return Long.toString(one.value());
    } else if (value instanceof Attribute.FloatValue one) {
      return Float.toString(one.value());
    } else if (value instanceof Attribute.StringValue one) {
      return one.value();
    } else if (value instanceof Attribute.IntsValue many) {
      return many.values().toString();
    } else if (value instanceof Attribute.FloatsValue many) {
      return many.values().toString();
    } else if (value instanceof Attribute.StringsValue many) {
      return many.values().toString();
    } else if (value instanceof Attribute.TensorValue tensor) {
      return Weights.text(tensor.value());
    } else if (value instanceof Attribute.GraphValue sub) {
      return "a graph of " + sub.value().nodes().size() + " nodes";
    } else {
      return "graphs";
    }
  }
}
