package io.github.mnnparity.core.graph;

import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects the parts of a {@link Graph}. Not thread-safe. */
public final class GraphBuilder {
  private final String name;
  private final Map<String, Long> opsets = new LinkedHashMap<>();
  private final List<Value> inputs = new ArrayList<>();
  private final List<Value> outputs = new ArrayList<>();
  private final List<Node> nodes = new ArrayList<>();
  private final Map<String, Tensor> initializers = new LinkedHashMap<>();
  private final Map<String, WeightCoding> codings = new LinkedHashMap<>();
  private final Set<String> hidden = new LinkedHashSet<>();
  private final Set<String> taken = new LinkedHashSet<>();

  public GraphBuilder(String name) {
    this.name = name;
  }

  public GraphBuilder opset(String domain, long version) {
    opsets.put(domain, version);
    return this;
  }

  public GraphBuilder input(Value value) {
    taken.add(value.name());
    inputs.add(value);
    return this;
  }

  public GraphBuilder output(Value value) {
    outputs.add(value);
    return this;
  }

  public GraphBuilder initializer(String valueName, Tensor tensor) {
    taken.add(valueName);
    initializers.put(valueName, tensor);
    return this;
  }

  public GraphBuilder coding(String valueName, WeightCoding coding) {
    codings.put(valueName, coding);
    return this;
  }

  public GraphBuilder node(Node node) {
    taken.addAll(node.outputs());
    nodes.add(node);
    return this;
  }

  /** Keeps {@code valueName} from being given to a temporary. */
  public GraphBuilder reserve(String valueName) {
    taken.add(valueName);
    return this;
  }

  /** States that {@code valueName} belongs to no tensor of the file. */
  public GraphBuilder hide(String valueName) {
    taken.add(valueName);
    hidden.add(valueName);
    return this;
  }

  /** A new value name that starts with {@code stem} and belongs to no tensor of the file. */
  public String temporary(String stem) {
    String candidate = stem;
    for (int i = 1; !taken.add(candidate); i++) {
      candidate = stem + "~" + i;
    }
    hidden.add(candidate);
    return candidate;
  }

  /** A constant under a new temporary name; returns the name. */
  public String constant(String stem, Tensor tensor) {
    String valueName = temporary(stem);
    initializers.put(valueName, tensor);
    return valueName;
  }

  public Graph build() {
    return new Graph(name, opsets, inputs, outputs, nodes, initializers, codings, hidden);
  }
}
