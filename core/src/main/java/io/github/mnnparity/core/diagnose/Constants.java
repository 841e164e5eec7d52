package io.github.mnnparity.core.diagnose;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.graph.Flow;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.metric.ErrorMoments;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The constants that take part in a region, whether inputs or attributes. */
final class Constants {
  private static final double EQUAL = 1e-6;

  private final Flow flow;
  private final Map<String, Tensor> values;

  Constants(Flow flow, Map<String, Tensor> values) {
    this.flow = flow;
    this.values = values;
  }

  /** The tensor of a constant value, if it is one and is known. */
  Optional<Tensor> tensor(String value) {
    if (!flow.isConstant(value)) {
      return Optional.empty();
    }
    Tensor initializer = flow.graph().initializers().get(value);
    return Optional.ofNullable(initializer != null ? initializer : values.get(value))
        .filter(tensor -> tensor.dtype() != DType.STRING);
  }

  /** All constants that {@code nodes} read, number attributes among them as small tensors. */
  List<Tensor> pool(List<Node> nodes) {
    List<Tensor> pool = new ArrayList<>();
    for (Node node : nodes) {
      flow.inputsOf(node).forEach(value -> tensor(value).ifPresent(pool::add));
      node.attributes().forEach(attribute -> number(attribute).ifPresent(pool::add));
    }
    return pool;
  }

  private static Optional<Tensor> number(Attribute attribute) {
    if (attribute.value() instanceof Attribute.FloatValue number) {
      return Optional.of(Tensor.ofFloats(Shape.SCALAR, number.value()));
    }
    if (attribute.value() instanceof Attribute.IntValue number) {
      return Optional.of(Tensor.ofLongs(Shape.SCALAR, number.value()));
    }
    if (attribute.value() instanceof Attribute.IntsValue numbers) {
      return Optional.of(
          Tensor.ofLongs(Shape.of(numbers.values().length()), numbers.values().toArray()));
    }
    return Optional.empty();
  }

  /** Whether {@code pool} holds the same numbers, in the same order, in whatever shape. */
  static boolean holds(List<Tensor> pool, Tensor wanted) {
    return pool.stream().anyMatch(tensor -> ErrorMoments.distance(tensor, wanted) <= EQUAL);
  }
}
