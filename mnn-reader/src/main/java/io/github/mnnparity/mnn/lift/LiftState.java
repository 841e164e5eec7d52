package io.github.mnnparity.mnn.lift;

import io.github.mnnparity.core.graph.GraphBuilder;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.model.MnnGraph;
import io.github.mnnparity.mnn.model.MnnModel;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What is known of the lifted graph while it grows; shared by the contexts of all ops. */
final class LiftState {
  final MnnModel model;
  final MnnGraph source;
  final GraphBuilder builder;
  final Map<String, DType> dtypes = new HashMap<>();
  final Map<String, Shape> shapes = new HashMap<>();
  final Map<String, Tensor> constants = new HashMap<>();

  /** Integer value to the boolean value that it was cast from. */
  final Map<String, String> booleans = new HashMap<>();

  /** Nodes by the values that they make. */
  final Map<String, Node> producers = new HashMap<>();

  private final Set<String> nodeNames = new HashSet<>();

  LiftState(MnnModel model, MnnGraph source, GraphBuilder builder) {
    this.model = model;
    this.source = source;
    this.builder = builder;
    source.valueNames().forEach(builder::reserve);
  }

  String uniqueNodeName(String stem) {
    String name = stem;
    for (int i = 1; !nodeNames.add(name); i++) {
      name = stem + "~" + i;
    }
    return name;
  }
}
