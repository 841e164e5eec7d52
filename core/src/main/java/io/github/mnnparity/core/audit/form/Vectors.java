package io.github.mnnparity.core.audit.form;

import com.google.common.primitives.ImmutableDoubleArray;
import io.github.mnnparity.core.audit.form.Form.Linear;
import io.github.mnnparity.core.audit.form.Form.Scaled;
import io.github.mnnparity.core.audit.linear.Step;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Constants that hold one number for each channel. */
final class Vectors {
  private Vectors() {}

  /**
   * Numbers along one axis.
   *
   * @param trailing axes of size 1 behind it
   */
  record Along(ImmutableDoubleArray values, int trailing) {}

  static ImmutableDoubleArray of(Tensor tensor) {
    ImmutableDoubleArray.Builder values = ImmutableDoubleArray.builder();
    for (long i = 0; i < tensor.elements(); i++) {
      values.add(tensor.doubleAt(i));
    }
    return values.build();
  }

  /** The numbers of a tensor with one axis that is not of size 1. */
  static Optional<Along> alongSome(Tensor tensor) {
    int axis = -1;
    for (int i = 0; i < tensor.shape().rank(); i++) {
      if (tensor.shape().dim(i) != 1) {
        if (axis >= 0) {
          return Optional.empty();
        }
        axis = i;
      }
    }
    return axis < 0
        ? Optional.empty()
        : Optional.of(new Along(of(tensor), tensor.shape().rank() - 1 - axis));
  }

  /** One number, or one for each channel with {@code trailing} axes behind it. */
  static Optional<ImmutableDoubleArray> alongChannel(Tensor tensor, int channels, int trailing) {
    if (tensor.elements() == 1) {
      return Optional.of(of(tensor));
    }
    return alongSome(tensor)
        .filter(along -> along.values().length() == channels && along.trailing() == trailing)
        .map(Along::values);
  }

  static Linear then(Linear linear, Step step, Node node) {
    return new Linear(
        linear.input(),
        linear.opType(),
        linear.layer().then(step),
        linear.trailing(),
        linear.attributes(),
        linear.weights(),
        plus(linear.nodes(), node));
  }

  /** Scales {@code input}, or what it scales itself. */
  static Scaled scaled(
      Form input,
      ImmutableDoubleArray factors,
      ImmutableDoubleArray terms,
      int trailing,
      boolean coded,
      Node node) {
    if (input instanceof Scaled before
        && before.trailing() == trailing
        && before.factors().length() == factors.length()) {
      return new Scaled(
          before.input(),
          Samples.join(before.factors(), factors, (a, b) -> a * b),
          Samples.join(Samples.join(before.terms(), factors, (a, b) -> a * b), terms, Double::sum),
          trailing,
          coded || before.coded(),
          plus(before.nodes(), node));
    }
    return new Scaled(input, factors, terms, trailing, coded, List.of(node));
  }

  static List<Node> plus(List<Node> nodes, Node node) {
    List<Node> more = new ArrayList<>(nodes);
    more.add(node);
    return more;
  }
}
