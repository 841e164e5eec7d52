package io.github.mnnparity.core.reduce;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.List;
import java.util.stream.Collectors;

/** A node as a person would write it down. */
final class OperatorText {
  private static final long SHORT = 8;

  private OperatorText() {}

  static List<String> of(Graph graph) {
    return graph.nodes().stream().map(node -> line(graph, node)).toList();
  }

  private static String line(Graph graph, Node node) {
    String attributes =
        node.attributes().stream()
            .map(attribute -> attribute.name() + "=" + text(attribute.value()))
            .collect(Collectors.joining(", "));
    String inputs =
        node.inputs().stream().map(input -> input(graph, input)).collect(Collectors.joining(", "));
    return String.join(", ", node.outputs())
        + " = "
        + node.opType()
        + "("
        + inputs
        + ")"
        + (attributes.isEmpty() ? "" : " {" + attributes + "}");
  }

  private static String input(Graph graph, String name) {
    Tensor constant = graph.initializers().get(name);
    if (constant == null) {
      return name.isEmpty() ? "none" : name;
    }
    return constant.elements() <= SHORT ? values(constant) : name + ": " + constant;
  }

  private static String values(Tensor constant) {
    StringBuilder text = new StringBuilder("[");
    for (int i = 0; i < constant.elements(); i++) {
      double value = constant.doubleAt(i);
      text.append(i == 0 ? "" : ", ")
          .append(value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value));
    }
    return text.append(']').toString();
  }

  private static String text(Attribute.Payload value) {
    if (value instanceof Attribute.IntValue number) {
      return Long.toString(number.value());
    }
    if (value instanceof Attribute.FloatValue number) {
      return Float.toString(number.value());
    }
    if (value instanceof Attribute.StringValue string) {
      return string.value();
    }
    if (value instanceof Attribute.IntsValue list) {
      return list.values().toString();
    }
    if (value instanceof Attribute.FloatsValue list) {
      return list.values().toString();
    }
    if (value instanceof Attribute.TensorValue tensor) {
      return tensor.value().toString();
    }
    return "...";
  }
}
