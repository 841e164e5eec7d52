package io.github.mnnparity.mnn.lift.restore;

import com.google.common.collect.ImmutableSet;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is computed element by element from one value until one other node takes the result: an
 * activation, in as many nodes as it needs.
 *
 * @param nodes in the order of the graph; empty if the value is taken as it is
 * @param end the value that {@code taker} reads
 */
record Elementwise(String begin, List<Node> nodes, String end, Node taker) {
  private static final ImmutableSet<String> TYPES =
      ImmutableSet.of(
          "Identity",
          "Relu",
          "LeakyRelu",
          "Elu",
          "Selu",
          "Celu",
          "Sigmoid",
          "HardSigmoid",
          "HardSwish",
          "Tanh",
          "Gelu",
          "Mish",
          "Softplus",
          "Softsign",
          "Clip",
          "Abs",
          "Neg",
          "Floor",
          "Ceil",
          "Round",
          "Sqrt",
          "Reciprocal",
          "Exp",
          "Log",
          "Sin",
          "Cos",
          "Tan",
          "Erf",
          "Sign",
          "Add",
          "Sub",
          "Mul",
          "Div",
          "Pow",
          "Max",
          "Min");

  private static final int LONGEST = 16;

  /**
   * Follows {@code begin} to the one node of type {@code takerType} that reads the result; empty if
   * anything else uses a value on the way.
   */
  static Optional<Elementwise> follow(Rewrite graph, String begin, String takerType) {
    Set<Node> inside = new HashSet<>();
    Set<String> values = new LinkedHashSet<>(List.of(begin));
    Set<Node> takers = new LinkedHashSet<>();
    Set<String> ends = new LinkedHashSet<>();
    List<String> open = new ArrayList<>(values);
    while (!open.isEmpty()) {
      String value = open.remove(open.size() - 1);
      if (graph.isKept(value) || inside.size() > LONGEST) {
        return Optional.empty();
      }
      for (Node user : graph.consumers(value)) {
        if (Rewrite.is(user, takerType)) {
          takers.add(user);
          ends.add(value);
        } else if (!TYPES.contains(user.opType()) || !user.domain().isEmpty()) {
          return Optional.empty();
        } else if (inside.add(user)) {
          values.addAll(user.outputs());
          open.addAll(user.outputs());
        }
      }
    }
    List<Node> ordered = graph.nodes().stream().filter(inside::contains).toList();
    boolean closed =
        ordered.stream()
            .flatMap(node -> node.inputs().stream())
            .allMatch(input -> input.isEmpty() || values.contains(input) || isScalar(graph, input));
    if (!closed || takers.size() != 1 || ends.size() != 1) {
      return Optional.empty();
    }
    String end = ends.iterator().next();
    return graph.onlyConsumer(end).map(taker -> new Elementwise(begin, ordered, end, taker));
  }

  private static boolean isScalar(Rewrite graph, String value) {
    return graph.constant(value).filter(tensor -> tensor.elements() == 1).isPresent();
  }

  /** Whether nothing is computed. */
  boolean isEmpty() {
    return nodes.stream().allMatch(node -> node.opType().equals("Identity"));
  }

  /** The same nodes from {@code from} to {@code to}, over new values; not for an empty one. */
  List<Node> between(Rewrite graph, String from, String to) {
    Map<String, String> names = new HashMap<>(Map.of(begin, from));
    List<Node> copies = new ArrayList<>();
    String last = lastComputed();
    for (Node node : nodes) {
      String output = node.outputs().get(0);
      if (node.opType().equals("Identity")) {
        String source = node.inputs().get(0);
        names.put(output, names.getOrDefault(source, source));
      } else {
        names.put(output, output.equals(last) ? to : graph.temporary(output));
        copies.add(
            node.withValues(
                node.inputs().stream().map(input -> names.getOrDefault(input, input)).toList(),
                List.of(names.get(output))));
      }
    }
    return copies;
  }

  /** Whether the same is computed, with the same constants. */
  boolean computesAs(Elementwise other, Rewrite graph) {
    if (nodes.size() != other.nodes.size()) {
      return false;
    }
    Map<String, String> partners = new HashMap<>(Map.of(begin, other.begin));
    for (int i = 0; i < nodes.size(); i++) {
      Node mine = nodes.get(i);
      Node its = other.nodes.get(i);
      if (!mine.opType().equals(its.opType())
          || !mine.attributes().equals(its.attributes())
          || mine.inputs().size() != its.inputs().size()) {
        return false;
      }
      for (int j = 0; j < mine.inputs().size(); j++) {
        if (!same(mine.inputs().get(j), its.inputs().get(j), partners, graph)) {
          return false;
        }
      }
      partners.put(mine.outputs().get(0), its.outputs().get(0));
    }
    return other.end.equals(partners.get(end));
  }

  private static boolean same(
      String mine, String its, Map<String, String> partners, Rewrite graph) {
    if (mine.equals(its) || its.equals(partners.get(mine))) {
      return true;
    }
    Optional<Tensor> a = graph.constant(mine);
    Optional<Tensor> b = graph.constant(its);
    return a.isPresent() && b.isPresent() && a.get().bitEquals(b.get());
  }

  /** The value that {@link #end} is, through copies. */
  private String lastComputed() {
    String value = end;
    for (int i = nodes.size() - 1; i >= 0; i--) {
      Node node = nodes.get(i);
      if (node.outputs().get(0).equals(value) && node.opType().equals("Identity")) {
        value = node.inputs().get(0);
      }
    }
    return value;
  }
}
