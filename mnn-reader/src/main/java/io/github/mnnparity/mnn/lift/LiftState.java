package io.github.mnnparity.mnn.lift;

import io.github.mnnparity.core.graph.GraphBuilder;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.model.MnnGraph;
import io.github.mnnparity.mnn.model.MnnModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is known of a lifted graph while it grows; shared by the contexts of all ops. The state of a
 * subgraph shares all knowledge with the one around it, as value names are unique over both.
 */
final class LiftState {
  /** Ops that subgraphs may have in all; a file can name one subgraph many times over. */
  private static final int MOST_INNER_OPS = 100_000;

  private static final int DEEPEST = 50;

  final MnnModel model;
  final MnnGraph source;
  final GraphBuilder builder;
  final Survey survey;
  final Map<String, OpLifter> lifters;
  final List<Restoration> restorations;
  final Map<String, DType> dtypes;
  final Map<String, Shape> shapes;
  final Map<String, Tensor> constants;

  /** Integer value to the boolean value that it was cast from. */
  final Map<String, String> booleans;

  /** Nodes by the values that they make. */
  final Map<String, Node> producers;

  final Formats formats;

  private final Set<String> made = new HashSet<>();
  private final List<String> valueNames;
  private final Names taken;
  private final Names nodeNames;
  private final int[] innerOps;
  private final List<String> path;

  LiftState(
      MnnModel model,
      Map<String, OpLifter> lifters,
      List<Restoration> restorations,
      Survey survey) {
    this.survey = survey;
    this.model = model;
    this.source = model.graph();
    this.builder = new GraphBuilder(String.valueOf(model.file().getFileName()));
    this.lifters = lifters;
    this.restorations = restorations;
    dtypes = new HashMap<>();
    shapes = new HashMap<>();
    constants = new HashMap<>();
    booleans = new HashMap<>();
    producers = new HashMap<>();
    formats = new Formats();
    valueNames = source.valueNames();
    taken = new Names(valueNames);
    nodeNames = new Names(List.of());
    innerOps = new int[1];
    path = List.of();
  }

  private LiftState(LiftState outer, MnnGraph source, Map<Integer, String> bound) {
    model = outer.model;
    this.source = source;
    builder = new GraphBuilder(source.name());
    survey = outer.survey;
    lifters = outer.lifters;
    restorations = outer.restorations;
    dtypes = outer.dtypes;
    shapes = outer.shapes;
    constants = outer.constants;
    booleans = outer.booleans;
    producers = outer.producers;
    formats = outer.formats;
    taken = outer.taken;
    nodeNames = outer.nodeNames;
    innerOps = outer.innerOps;
    path = new ArrayList<>(outer.path);
    path.add(source.name());
    valueNames = new ArrayList<>();
    for (int i = 0; i < source.valueNames().size(); i++) {
      String outside = bound.get(i);
      valueNames.add(outside == null ? unique(source.valueNames().get(i)) : outside);
    }
  }

  /**
   * The state of a subgraph.
   *
   * @param bound tensors of the subgraph that are values of this graph
   * @throws CannotLiftException if that makes too many ops or too deep a graph
   */
  LiftState inside(MnnGraph subgraph, Map<Integer, String> bound) {
    innerOps[0] += subgraph.ops().size();
    if (path.size() >= DEEPEST || innerOps[0] > MOST_INNER_OPS) {
      throw new CannotLiftException("its subgraphs hold too many ops or lie too deep");
    }
    return new LiftState(this, subgraph, bound);
  }

  /** Whether this is the graph of that subgraph, or one inside it. */
  boolean isInside(String subgraph) {
    return path.contains(subgraph);
  }

  boolean isMain() {
    return path.isEmpty();
  }

  /** Whether a node of this graph makes the value, which may be one of a graph around it. */
  boolean makes(String value) {
    return made.contains(value);
  }

  void add(Node node) {
    builder.node(node);
    made.addAll(node.outputs());
  }

  /** The value that stands for a tensor. */
  String nameOf(int tensor) {
    return valueNames.get(tensor);
  }

  /** A new value name that belongs to no tensor of the file. */
  String temporary(String stem) {
    return builder.temporary(unique(stem));
  }

  /** {@code stem} or, where a value has that name, another one that begins with it; now taken. */
  String unique(String stem) {
    return taken.unique(stem);
  }

  String uniqueNodeName(String stem) {
    return nodeNames.unique(stem);
  }

  /** Names that are taken. */
  private static final class Names {
    private final Set<String> taken;
    private final Map<String, Integer> numbers = new HashMap<>();

    Names(List<String> taken) {
      this.taken = new HashSet<>(taken);
    }

    String unique(String stem) {
      String name = stem;
      while (!taken.add(name)) {
        name = stem + "~" + numbers.merge(stem, 1, Integer::sum);
      }
      return name;
    }
  }
}
