package io.github.mnnparity.core.graph;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ListMultimap;
import com.google.common.collect.MultimapBuilder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How values flow through a graph: who makes and who uses them, with operators that only pass a
 * value on ({@code Identity}, {@code Dropout} in inference) taken out. A value is known by its
 * canonical name, the first name that its contents carry. Immutable, thread-safe.
 */
public final class Flow {
  private final Graph graph;
  private final ImmutableList<Node> nodes;
  private final Map<String, String> canonical;
  private final ImmutableMap<String, Node> producers;
  private final ImmutableListMultimap<String, Node> consumers;
  private final ImmutableListMultimap<String, String> aliases;
  private final ImmutableMap<String, Integer> order;
  private final ImmutableSet<String> constants;
  private final ImmutableSet<String> live;
  private final IdentityHashMap<Node, List<String>> used = new IdentityHashMap<>();

  private Flow(
      Graph graph,
      List<Node> nodes,
      Map<String, String> canonical,
      ListMultimap<String, String> aliases) {
    this.graph = graph;
    this.nodes = ImmutableList.copyOf(nodes);
    this.canonical = canonical;
    this.aliases = ImmutableListMultimap.copyOf(aliases);
    ImmutableMap.Builder<String, Node> makers = ImmutableMap.builder();
    ImmutableMap.Builder<String, Integer> positions = ImmutableMap.builder();
    ListMultimap<String, Node> users = MultimapBuilder.hashKeys().arrayListValues().build();
    Set<String> fixed = new HashSet<>(graph.initializers().keySet());
    for (int i = 0; i < nodes.size(); i++) {
      Node node = nodes.get(i);
      List<String> read = collectUses(node);
      used.put(node, read);
      boolean constant = fixed.containsAll(read) && !isRandom(node);
      read.forEach(value -> users.put(value, node));
      for (String output : node.outputs()) {
        if (!output.isEmpty()) {
          makers.put(output, node);
          positions.put(output, i);
          if (constant) {
            fixed.add(output);
          }
        }
      }
    }
    this.producers = makers.buildOrThrow();
    this.order = positions.buildOrThrow();
    this.consumers = ImmutableListMultimap.copyOf(users);
    this.constants = ImmutableSet.copyOf(fixed);
    this.live = ImmutableSet.copyOf(reachBack(outputs()));
  }

  public static Flow of(Graph graph) {
    Map<String, String> canonical = new HashMap<>();
    ListMultimap<String, String> aliases =
        MultimapBuilder.linkedHashKeys().arrayListValues().build();
    List<Node> kept = new ArrayList<>();
    for (Node node : graph.nodes()) {
      if (passesOn(node)) {
        String source = canonical.getOrDefault(node.inputs().get(0), node.inputs().get(0));
        canonical.put(node.outputs().get(0), source);
        aliases.put(source, node.outputs().get(0));
      } else {
        kept.add(
            node.withValues(
                node.inputs().stream().map(name -> canonical.getOrDefault(name, name)).toList(),
                node.outputs()));
      }
    }
    return new Flow(graph, kept, Map.copyOf(canonical), aliases);
  }

  private static boolean passesOn(Node node) {
    boolean single = node.outputs().stream().filter(name -> !name.isEmpty()).count() == 1;
    return node.domain().isEmpty()
        && single
        && (node.opType().equals("Identity") || node.opType().equals("Dropout"));
  }

  private static boolean isRandom(Node node) {
    return node.opType().startsWith("Random")
        || node.opType().equals("Bernoulli")
        || node.opType().equals("Multinomial");
  }

  /** All values that a node reads, canonical: its inputs and what its subgraphs capture. */
  private List<String> collectUses(Node node) {
    Set<String> read = new LinkedHashSet<>();
    for (String input : node.inputs()) {
      if (!input.isEmpty()) {
        read.add(canonical(input));
      }
    }
    captured(node).forEach(name -> read.add(canonical(name)));
    return List.copyOf(read);
  }

  private List<String> uses(Node node) {
    List<String> known = used.get(node);
    return known != null ? known : collectUses(node);
  }

  /** Names that the subgraphs of {@code node} take from outside. */
  static Set<String> captured(Node node) {
    Set<String> names = new LinkedHashSet<>();
    for (Attribute attribute : node.attributes()) {
      if (attribute.value() instanceof Attribute.GraphValue sub) {
        captured(sub.value(), names);
      } else if (attribute.value() instanceof Attribute.GraphsValue subs) {
        subs.values().forEach(sub -> captured(sub, names));
      }
    }
    return names;
  }

  private static void captured(Graph sub, Set<String> names) {
    Set<String> own = new HashSet<>(sub.initializers().keySet());
    sub.inputs().forEach(input -> own.add(input.name()));
    for (Node node : sub.nodes()) {
      own.addAll(node.outputs());
    }
    for (Node node : sub.nodes()) {
      Set<String> wanted = new LinkedHashSet<>(node.inputs());
      wanted.addAll(captured(node));
      wanted.stream().filter(n -> !n.isEmpty() && !own.contains(n)).forEach(names::add);
    }
    sub.outputs().stream().map(Value::name).filter(name -> !own.contains(name)).forEach(names::add);
  }

  public Graph graph() {
    return graph;
  }

  /** Without the nodes that only pass a value on; inputs are canonical names. */
  public List<Node> nodes() {
    return nodes;
  }

  public String canonical(String name) {
    return canonical.getOrDefault(name, name);
  }

  /** Other names for the contents of a canonical value. */
  public List<String> aliases(String value) {
    return aliases.get(value);
  }

  /** The node that makes a value, if a node does. */
  public Optional<Node> producer(String value) {
    return Optional.ofNullable(producers.get(value));
  }

  public List<Node> consumers(String value) {
    return consumers.get(value);
  }

  /** Values read by {@code node}, constants and captured ones included. */
  public List<String> inputsOf(Node node) {
    return uses(node);
  }

  /** Position of the producing node; -1 for graph inputs and initializers. */
  public int order(String value) {
    return order.getOrDefault(value, -1);
  }

  /** Initializers and what is computed from them alone. */
  public boolean isConstant(String value) {
    return constants.contains(value);
  }

  /** Whether a graph output depends on the value. */
  public boolean isLive(String value) {
    return live.contains(value);
  }

  /** Canonical names of the graph inputs. */
  public List<String> inputs() {
    return graph.inputs().stream().map(Value::name).toList();
  }

  /** Canonical names of what the graph outputs hold. */
  public List<String> outputs() {
    return graph.outputs().stream().map(value -> canonical(value.name())).toList();
  }

  /** Non-constant values that graph outputs depend on: inputs first, then in execution order. */
  public List<String> liveValues() {
    List<String> values = new ArrayList<>();
    inputs().stream().filter(live::contains).forEach(values::add);
    for (Node node : nodes) {
      for (String output : node.outputs()) {
        if (live.contains(output) && !constants.contains(output)) {
          values.add(output);
        }
      }
    }
    return values;
  }

  private Set<String> reachBack(Collection<String> targets) {
    Set<String> seen = new LinkedHashSet<>(targets);
    Deque<String> open = new ArrayDeque<>(targets);
    while (!open.isEmpty()) {
      Node node = producers.get(open.pop());
      if (node != null) {
        for (String input : uses(node)) {
          if (seen.add(input)) {
            open.push(input);
          }
        }
      }
    }
    return seen;
  }

  /**
   * The nodes between {@code frontier} and {@code target}, in execution order, and the frontier
   * values and graph inputs that they read. Nodes that make constants are left out.
   */
  public Slice slice(String target, Set<String> frontier) {
    BitSet inside = new BitSet(nodes.size());
    Set<String> reached = new LinkedHashSet<>();
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>();
    open.push(target);
    boolean first = true;
    while (!open.isEmpty()) {
      String value = open.pop();
      boolean border = !first && frontier.contains(value);
      first = false;
      Node node = producers.get(value);
      if (border || node == null) {
        if (!constants.contains(value) || border) {
          reached.add(value);
        }
      } else if (!constants.contains(value)) {
        inside.set(order(value));
        for (String input : uses(node)) {
          if (seen.add(input)) {
            open.push(input);
          }
        }
      }
    }
    List<Node> sorted = inside.stream().mapToObj(nodes::get).toList();
    return new Slice(sorted, List.copyOf(reached));
  }

  /**
   * Part of a graph.
   *
   * @param nodes in execution order
   * @param frontier values that they read from outside, without constants
   */
  public record Slice(List<Node> nodes, List<String> frontier) {}
}
