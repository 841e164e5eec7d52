package io.github.mnnparity.core.graph;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A graph of ONNX operators. Nodes are in topological order; every value name has one producer (an
 * input, an initializer or a node output). Immutable, thread-safe.
 *
 * @param opsets operator set version per domain; the standard domain is the empty string
 * @param inputs without those that are initializers
 * @param initializers constant values by name
 * @param codings for initializers that the file stores with loss: how
 * @param hidden names of values that no tensor of the file stands for (temporaries made by lifting)
 */
public record Graph(
    String name,
    Map<String, Long> opsets,
    List<Value> inputs,
    List<Value> outputs,
    List<Node> nodes,
    Map<String, Tensor> initializers,
    Map<String, WeightCoding> codings,
    Set<String> hidden) {
  public Graph {
    opsets = ImmutableMap.copyOf(opsets);
    inputs = ImmutableList.copyOf(inputs);
    outputs = ImmutableList.copyOf(outputs);
    nodes = ImmutableList.copyOf(nodes);
    initializers = ImmutableMap.copyOf(initializers);
    codings = ImmutableMap.copyOf(codings);
    hidden = ImmutableSet.copyOf(hidden);
  }

  /** The same graph with other inputs. */
  public Graph withInputs(List<Value> newInputs) {
    return new Graph(name, opsets, newInputs, outputs, nodes, initializers, codings, hidden);
  }

  /** The same graph with other constants. */
  public Graph withInitializers(Map<String, Tensor> newInitializers) {
    return new Graph(name, opsets, inputs, outputs, nodes, newInitializers, codings, hidden);
  }

  /** The same graph with other nodes. */
  public Graph withNodes(List<Node> newNodes) {
    return new Graph(name, opsets, inputs, outputs, newNodes, initializers, codings, hidden);
  }
}
