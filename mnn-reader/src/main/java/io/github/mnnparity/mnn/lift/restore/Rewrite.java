package io.github.mnnparity.mnn.lift.restore;

import com.google.common.collect.ImmutableSet;
import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.graph.Value;
import io.github.mnnparity.core.graph.WeightCoding;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A graph under change: who makes and uses each value, and the removal of what nobody uses. */
final class Rewrite {
  private final Graph origin;
  private final Map<String, Node> producers = new HashMap<>();
  private final Map<String, List<Node>> consumers = new HashMap<>();
  private final Map<Node, List<Node>> replacements = new LinkedHashMap<>();
  private final Map<String, Tensor> initializers;
  private final Map<String, WeightCoding> codings;
  private final Set<String> hidden;
  private final Set<String> taken = new HashSet<>();
  private final Set<String> outputs;
  private final Set<String> pinned = new HashSet<>();

  Rewrite(Graph graph) {
    origin = graph;
    initializers = new LinkedHashMap<>(graph.initializers());
    codings = new LinkedHashMap<>(graph.codings());
    hidden = new LinkedHashSet<>(graph.hidden());
    outputs = ImmutableSet.copyOf(graph.outputs().stream().map(Value::name).toList());
    taken.addAll(initializers.keySet());
    taken.addAll(hidden);
    graph.inputs().forEach(input -> taken.add(input.name()));
    for (Node node : graph.nodes()) {
      replacements.put(node, List.of(node));
      connect(node);
      if (node.attributes().stream().anyMatch(Rewrite::holdsGraph)) {
        pinned.addAll(captured(node));
      }
    }
    taken.addAll(pinned);
  }

  private static boolean holdsGraph(Attribute attribute) {
    return attribute.value() instanceof Attribute.GraphValue
        || attribute.value() instanceof Attribute.GraphsValue;
  }

  /** Every name that the subgraphs of {@code node} mention: it may be a value of this graph. */
  private static Set<String> captured(Node node) {
    Set<String> names = new HashSet<>();
    for (Attribute attribute : node.attributes()) {
      List<Graph> graphs =
          attribute.value() instanceof Attribute.GraphValue one
              ? List.of(one.value())
              : attribute.value() instanceof Attribute.GraphsValue many ? many.values() : List.of();
      for (Graph sub : graphs) {
        sub.inputs().forEach(input -> names.add(input.name()));
        sub.outputs().forEach(output -> names.add(output.name()));
        for (Node inner : sub.nodes()) {
          names.addAll(inner.inputs());
          names.addAll(inner.outputs());
          names.addAll(captured(inner));
        }
      }
    }
    return names;
  }

  private void connect(Node node) {
    taken.addAll(node.inputs());
    taken.addAll(node.outputs());
    node.outputs().forEach(output -> producers.put(output, node));
    for (String input : new LinkedHashSet<>(node.inputs())) {
      consumers.computeIfAbsent(input, key -> new ArrayList<>()).add(node);
    }
  }

  /** The nodes as they are now, in order. */
  List<Node> nodes() {
    return replacements.values().stream().flatMap(List::stream).toList();
  }

  Optional<Node> producer(String value) {
    return Optional.ofNullable(producers.get(value));
  }

  /** The producer, if it is a standard node of this type. */
  Optional<Node> producer(String value, String opType) {
    return producer(value).filter(node -> is(node, opType));
  }

  static boolean is(Node node, String opType) {
    return node.domain().isEmpty() && node.opType().equals(opType);
  }

  /** The value that {@code value} is a copy of: {@code Identity} nodes taken out. */
  String source(String value) {
    String current = value;
    for (Optional<Node> copy = producer(current, "Identity");
        copy.isPresent();
        copy = producer(current, "Identity")) {
      current = copy.get().inputs().get(0);
    }
    return current;
  }

  /** The one node that reads {@code value}; empty if there are more, or the value must stay. */
  Optional<Node> onlyConsumer(String value) {
    List<Node> users = consumers.getOrDefault(value, List.of());
    return users.size() == 1 && !isKept(value) ? Optional.of(users.get(0)) : Optional.empty();
  }

  /** The nodes that read {@code value}. */
  List<Node> consumers(String value) {
    return List.copyOf(consumers.getOrDefault(value, List.of()));
  }

  /** Whether the value must stay: it is an output of the graph, or a subgraph may read it. */
  boolean isKept(String value) {
    return outputs.contains(value) || pinned.contains(value);
  }

  Optional<Tensor> constant(String value) {
    return Optional.ofNullable(initializers.get(source(value)));
  }

  Optional<WeightCoding> coding(String initializer) {
    return Optional.ofNullable(codings.get(source(initializer)));
  }

  /** A new name for a value that no tensor of the file stands for. */
  String temporary(String stem) {
    String candidate = stem;
    for (int i = 1; !taken.add(candidate); i++) {
      candidate = stem + "~" + i;
    }
    hidden.add(candidate);
    return candidate;
  }

  /** A constant; its values are those of a stored weight with the given coding. */
  String initializer(String stem, Tensor tensor, Optional<WeightCoding> coding) {
    String name = temporary(stem);
    initializers.put(name, tensor);
    coding.ifPresent(kept -> codings.put(name, kept));
    return name;
  }

  /** A stored weight in another shape: in place where {@code user} is the only one to read it. */
  String reshaped(String initializer, Tensor tensor, Node user) {
    List<Node> users = consumers.getOrDefault(initializer, List.of());
    if (initializers.containsKey(initializer)
        && users.stream().allMatch(user::equals)
        && !isKept(initializer)) {
      initializers.put(initializer, tensor);
      return initializer;
    }
    return initializer(initializer, tensor, coding(initializer));
  }

  /**
   * Puts {@code nodes} in the place of {@code last}, and takes out everything that nobody reads any
   * more. The last of {@code nodes} makes what {@code last} made.
   */
  void replace(Node last, List<Node> nodes) {
    disconnect(last);
    replacements.put(last, List.copyOf(nodes));
    nodes.forEach(this::connect);
    last.inputs().forEach(this::removeUnused);
  }

  private void disconnect(Node node) {
    node.outputs().forEach(output -> producers.remove(output, node));
    node.inputs().forEach(input -> consumers.getOrDefault(input, new ArrayList<>()).remove(node));
  }

  private void removeUnused(String value) {
    if (value.isEmpty() || isUsed(value)) {
      return;
    }
    Node node = producers.get(value);
    if (node == null) {
      initializers.remove(value);
      codings.remove(value);
    } else if (node.outputs().stream().noneMatch(this::isUsed)) {
      disconnect(node);
      replacements.put(node, List.of());
      node.inputs().forEach(this::removeUnused);
    }
  }

  /** Takes out the nodes without whom no output changes; opaque ones stay visible. */
  void removeDead() {
    List<Node> backwards = new ArrayList<>(nodes());
    Collections.reverse(backwards);
    for (Node node : backwards) {
      if (!node.isOpaque() && node.outputs().stream().noneMatch(this::isUsed)) {
        node.outputs().forEach(this::removeUnused);
      }
    }
  }

  private boolean isUsed(String value) {
    return isKept(value) || !consumers.getOrDefault(value, List.of()).isEmpty();
  }

  Graph graph() {
    return new Graph(
        origin.name(),
        origin.opsets(),
        origin.inputs(),
        origin.outputs(),
        nodes(),
        initializers,
        codings,
        hidden);
  }
}
