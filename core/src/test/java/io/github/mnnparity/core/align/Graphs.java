package io.github.mnnparity.core.align;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.graph.Flow;
import io.github.mnnparity.core.graph.GraphBuilder;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.graph.Value;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Small graphs for tests, written as {@code node("Relu", "y", "x")}. */
final class Graphs {
  private final GraphBuilder graph = new GraphBuilder("test").opset("", 17);
  private final Map<String, Tensor> values = new HashMap<>();
  private int nodes;

  Graphs input(String name) {
    graph.input(new Value(name, DType.FLOAT32, Shape.of(4)));
    return value(name, 4);
  }

  Graphs constant(String name, float... numbers) {
    graph.initializer(name, Tensor.ofFloats(Shape.of(numbers.length), numbers));
    return this;
  }

  Graphs node(String opType, String output, String... inputs) {
    return node(opType, List.of(), output, inputs);
  }

  Graphs node(String opType, List<Attribute> attributes, String output, String... inputs) {
    graph.node(
        new Node(
            opType + nodes++,
            "",
            opType,
            List.of(inputs),
            List.of(output),
            attributes,
            List.of("op:" + output)));
    return value(output, 4);
  }

  Graphs value(String name, int elements) {
    values.put(name, Tensor.ofFloats(Shape.of(elements), new float[elements]));
    return this;
  }

  Graphs opset(long version) {
    graph.opset("", version);
    return this;
  }

  Graphs output(String name) {
    graph.output(new Value(name, DType.FLOAT32, Shape.of(4)));
    return this;
  }

  Side side(String... distrusted) {
    return new Side(Flow.of(graph.build()), values, Set.of(distrusted));
  }
}
