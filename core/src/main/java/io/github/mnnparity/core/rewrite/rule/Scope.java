package io.github.mnnparity.core.rewrite.rule;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.graph.Flow;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a rewrite knows of the graph around a node, and where it puts its nodes. Not thread-safe.
 */
public final class Scope {
  private final Flow flow;
  private final Map<String, Tensor> values;
  private final Set<String> taken = new HashSet<>();
  private final Map<String, Tensor> added = new LinkedHashMap<>();
  private List<Node> nodes = new ArrayList<>();
  private String stem = "";

  /**
   * @param values of one run, by canonical name
   */
  public Scope(Flow flow, Map<String, Tensor> values) {
    this.flow = flow;
    this.values = values;
    Graph graph = flow.graph();
    taken.addAll(graph.initializers().keySet());
    graph.inputs().forEach(input -> taken.add(input.name()));
    graph.nodes().forEach(node -> taken.addAll(node.outputs()));
  }

  /** Rewrites one node; returns the nodes that stand for it. */
  public List<Node> take(Rewrite rewrite, Node node) {
    nodes = new ArrayList<>();
    stem = node.outputs().get(0);
    rewrite.rewrite(node, this);
    return List.copyOf(nodes);
  }

  /** Constants that rewrites have added. */
  public Map<String, Tensor> added() {
    return added;
  }

  long opset() {
    return flow.graph().opsets().getOrDefault("", 1L);
  }

  /** What the model fixes; empty for what depends on its inputs. */
  Optional<Tensor> constant(String value) {
    String name = flow.canonical(value);
    Tensor stored = flow.graph().initializers().get(name);
    return stored != null || !flow.isConstant(name)
        ? Optional.ofNullable(stored)
        : Optional.ofNullable(values.get(name));
  }

  /** The value as the run had it. */
  Optional<Tensor> seen(String value) {
    String name = flow.canonical(value);
    return Optional.ofNullable(values.get(name))
        .or(() -> Optional.ofNullable(flow.graph().initializers().get(name)));
  }

  Optional<Shape> shape(String value) {
    return seen(value).map(Tensor::shape);
  }

  boolean isFloat(String value) {
    return seen(value).filter(tensor -> tensor.dtype() == DType.FLOAT32).isPresent();
  }

  /** The node's input at that place; empty where it has none. */
  static Optional<String> input(Node node, int place) {
    return Optional.of(node.inputs())
        .filter(inputs -> place < inputs.size() && !inputs.get(place).isEmpty())
        .map(inputs -> inputs.get(place));
  }

  /** An attribute that is a list of integers; empty where the node does not have it. */
  static Optional<long[]> ints(Node node, String attribute) {
    return node.attribute(attribute)
        .filter(Attribute.IntsValue.class::isInstance)
        .map(value -> ((Attribute.IntsValue) value).values().toArray());
  }

  static String text(Node node, String attribute, String absent) {
    return node.attribute(attribute)
        .filter(Attribute.StringValue.class::isInstance)
        .map(value -> ((Attribute.StringValue) value).value())
        .orElse(absent);
  }

  String constant(float value) {
    return constant(Tensor.ofFloats(Shape.of(), value));
  }

  String constant(long... values) {
    return constant(Tensor.ofLongs(Shape.of(values.length), values));
  }

  String constant(Tensor tensor) {
    String name = fresh("constant");
    added.put(name, tensor);
    return name;
  }

  private String fresh(String what) {
    String name = stem + "/" + what;
    for (int i = 1; !taken.add(name); i++) {
      name = stem + "/" + what + "_" + i;
    }
    return name;
  }

  /** Adds a node with one output of a new name; returns that. */
  String node(String opType, List<String> inputs, Attribute... attributes) {
    String output = fresh(opType.toLowerCase(java.util.Locale.ROOT));
    result(output, opType, inputs, attributes);
    return output;
  }

  /** Adds a node that makes {@code output}. */
  void result(String output, String opType, List<String> inputs, Attribute... attributes) {
    String name = output + "/" + opType;
    nodes.add(
        new Node(name, "", opType, inputs, List.of(output), List.of(attributes), List.of(name)));
  }

  /** Adds {@code node} with other attributes: those of the same name are replaced. */
  void same(Node node, List<String> inputs, Attribute... changed) {
    List<Attribute> attributes = new ArrayList<>(node.attributes());
    for (Attribute attribute : changed) {
      attributes.removeIf(old -> old.name().equals(attribute.name()));
      attributes.add(attribute);
    }
    nodes.add(
        new Node(
            node.name(),
            node.domain(),
            node.opType(),
            inputs,
            node.outputs(),
            attributes,
            node.sources()));
  }

  /** Adds {@code node} without an attribute. */
  void without(Node node, List<String> inputs, String attribute, Attribute... changed) {
    List<Attribute> attributes = new ArrayList<>(node.attributes());
    attributes.removeIf(old -> old.name().equals(attribute));
    same(
        new Node(
            node.name(),
            node.domain(),
            node.opType(),
            node.inputs(),
            node.outputs(),
            attributes,
            node.sources()),
        inputs,
        changed);
  }
}
