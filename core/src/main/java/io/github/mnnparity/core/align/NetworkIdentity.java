package io.github.mnnparity.core.align;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Multiset;
import com.google.common.collect.Multisets;
import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.graph.Flow;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.graph.Value;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Whether two graphs can be one network: by the names and ranks of inputs and outputs, and by the
 * sizes of the weights of linear operators, which conversion keeps.
 */
public final class NetworkIdentity {
  private static final ImmutableSet<String> WEIGHTED =
      ImmutableSet.of("Conv", "ConvTranspose", "Gemm", "MatMul");
  private static final ImmutableSet<String> RECURRENT = ImmutableSet.of("LSTM", "GRU", "RNN");
  private static final double COMMON = 0.5;
  private static final int FEWEST_WEIGHTS = 4;

  private NetworkIdentity() {}

  /** Why the two are not the same network; empty if they may be. */
  public static Optional<String> mismatch(Graph reference, Graph candidate) {
    double boundary =
        (share(names(reference.inputs()), names(candidate.inputs()))
                + share(names(reference.outputs()), names(candidate.outputs())))
            / 2;
    boolean samePlaces =
        reference.inputs().size() == candidate.inputs().size()
            && reference.outputs().size() == candidate.outputs().size();
    Multiset<Long> mine = weights(reference);
    Multiset<Long> other = weights(candidate);
    boolean opaque = candidate.nodes().stream().anyMatch(Node::isOpaque);
    double common =
        mine.isEmpty() ? 1 : (double) Multisets.intersection(mine, other).size() / mine.size();
    double foreign =
        other.isEmpty()
            ? 0
            : 1 - (double) Multisets.intersection(mine, other).size() / other.size();
    boolean weightsClash =
        !opaque && mine.size() >= FEWEST_WEIGHTS && (common < COMMON || foreign > COMMON);
    if (weightsClash) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "%.0f %% of the reference's %d weight tensors have a counterpart of their size among %d",
              100 * common,
              mine.size(),
              other.size()));
    }
    if (boundary < COMMON && !samePlaces) {
      return Optional.of(
          "inputs "
              + names(reference.inputs())
              + " and outputs "
              + names(reference.outputs())
              + " against inputs "
              + names(candidate.inputs())
              + " and outputs "
              + names(candidate.outputs()));
    }
    return Optional.empty();
  }

  private static double share(Set<String> reference, Set<String> candidate) {
    if (reference.isEmpty()) {
      return 1;
    }
    Set<String> both = new HashSet<>(reference);
    both.retainAll(candidate);
    return (double) both.size() / reference.size();
  }

  private static Set<String> names(List<Value> values) {
    Set<String> names = new TreeSet<>();
    values.forEach(value -> names.add(value.name()));
    return names;
  }

  /** Sizes of the weights of linear operators, those in subgraphs included. */
  private static Multiset<Long> weights(Graph graph) {
    Multiset<Long> sizes = HashMultiset.create();
    collect(graph, Map.of(), sizes);
    return sizes;
  }

  /**
   * @param outside constants of the graphs around
   */
  private static void collect(Graph graph, Map<String, Tensor> outside, Multiset<Long> sizes) {
    Map<String, Tensor> constants = new HashMap<>(outside);
    constants.putAll(graph.initializers());
    Flow flow = Flow.of(graph);
    for (Node node : flow.nodes()) {
      if (WEIGHTED.contains(node.opType())) {
        stored(flow, node, constants).map(Tensor::elements).forEach(sizes::add);
      } else if (RECURRENT.contains(node.opType())) {
        stored(flow, node, constants).forEach(tensor -> addDirections(tensor, sizes));
      }
      for (Attribute attribute : node.attributes()) {
        if (attribute.value() instanceof Attribute.GraphValue inner) {
          collect(inner.value(), constants, sizes);
        }
      }
    }
  }

  /** A recurrent operator has the weights of both directions in one; conversion parts them. */
  private static void addDirections(Tensor weights, Multiset<Long> sizes) {
    if (weights.shape().rank() == 3 && weights.shape().dim(0) > 0) {
      sizes.add(
          weights.elements() / weights.shape().dim(0), (int) Math.min(2, weights.shape().dim(0)));
    }
  }

  private static Stream<Tensor> stored(Flow flow, Node node, Map<String, Tensor> constants) {
    return flow.inputsOf(node).stream()
        .map(value -> stored(flow, value, constants))
        .flatMap(Optional::stream)
        .filter(tensor -> tensor.shape().rank() >= 2);
  }

  /** The initializer that a constant is, or is made from by transposing and the like. */
  private static Optional<Tensor> stored(Flow flow, String value, Map<String, Tensor> constants) {
    String name = value;
    Tensor tensor = constants.get(name);
    while (tensor == null && flow.isConstant(name)) {
      Optional<Node> maker = flow.producer(name).filter(node -> !flow.inputsOf(node).isEmpty());
      if (maker.isEmpty()) {
        return Optional.empty();
      }
      name = flow.inputsOf(maker.get()).get(0);
      tensor = constants.get(name);
    }
    return Optional.ofNullable(tensor);
  }
}
