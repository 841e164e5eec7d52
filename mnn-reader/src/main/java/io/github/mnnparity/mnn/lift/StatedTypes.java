package io.github.mnnparity.mnn.lift;

import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.graph.Value;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Types of the values of a finished graph: by the rules, else as lifters stated them. */
final class StatedTypes {
  private StatedTypes() {}

  /** Only of values whose rank is known. */
  static Map<String, Value> of(Graph graph, LiftState state) {
    Map<String, DType> dtypes = new HashMap<>(state.dtypes);
    Map<String, Shape> shapes = new HashMap<>(state.shapes);
    Map<String, Value> types = new LinkedHashMap<>();
    for (Node node : graph.nodes()) {
      if (!node.isOpaque()) {
        TypeRules.outputs(node, name -> dtypes.getOrDefault(name, DType.FLOAT32))
            .forEach(dtypes::putIfAbsent);
        ShapeRules.outputs(
                node, name -> Optional.ofNullable(shapes.get(name)), name -> constant(graph, name))
            .forEach(shapes::putIfAbsent);
      }
      for (String output : node.outputs()) {
        if (!output.isEmpty() && shapes.containsKey(output)) {
          DType dtype = dtypes.getOrDefault(output, DType.FLOAT32);
          types.put(output, new Value(output, dtype, shapes.get(output)));
        }
      }
    }
    return types;
  }

  private static Optional<Tensor> constant(Graph graph, String name) {
    return Optional.ofNullable(graph.initializers().get(name));
  }
}
