package io.github.mnnparity.core.audit.form;

import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/** {@code Clip}, whose bounds are attributes or inputs; and how functions are named. */
final class Bounds {
  private Bounds() {}

  /** Empty for another operator, or where a bound is not constant. */
  static Optional<DoubleUnaryOperator> of(Node node, Types types) {
    if (!node.opType().equals("Clip") || isOpen(node, 1, types) || isOpen(node, 2, types)) {
      return Optional.empty();
    }
    double low = bound(node, "min", 1, -Double.MAX_VALUE, types);
    double high = bound(node, "max", 2, Double.MAX_VALUE, types);
    return Optional.of(x -> Math.min(Math.max(x, low), high));
  }

  /** {@code Clip 0..6}, {@code LeakyRelu 0.1}, {@code Tanh}. */
  static String text(Node node, Types types) {
    return switch (node.opType()) {
      case "Clip" ->
          isOpen(node, 1, types) || isOpen(node, 2, types)
              ? "Clip"
              : "Clip "
                  + end(bound(node, "min", 1, -Double.MAX_VALUE, types))
                  + ".."
                  + end(bound(node, "max", 2, Double.MAX_VALUE, types));
      case "LeakyRelu" -> "LeakyRelu " + node.floatAttribute("alpha", 0.01f);
      case "Elu", "Celu", "ThresholdedRelu" ->
          node.opType() + " " + node.floatAttribute("alpha", 1);
      case "HardSigmoid" ->
          "HardSigmoid "
              + node.floatAttribute("alpha", 0.2f)
              + ", "
              + node.floatAttribute("beta", 0.5f);
      case "Gelu" ->
          Attributes.text(node, "approximate", "none").equals("tanh")
              ? "Gelu (tanh approximation)"
              : "Gelu";
      default -> node.opType();
    };
  }

  private static String end(double bound) {
    return Math.abs(bound) >= Float.MAX_VALUE
        ? ""
        : bound == Math.rint(bound) && Math.abs(bound) < 1e9
            ? Long.toString((long) bound)
            : Float.toString((float) bound);
  }

  private static boolean isOpen(Node node, int input, Types types) {
    return node.inputs().size() > input
        && !node.inputs().get(input).isEmpty()
        && types.constant(node, input).filter(tensor -> tensor.elements() == 1).isEmpty();
  }

  private static double bound(Node node, String attribute, int input, double absent, Types types) {
    Optional<Tensor> given = types.constant(node, input);
    return given.isPresent()
        ? given.get().doubleAt(0)
        : node.attribute(attribute).isPresent() ? node.floatAttribute(attribute, 0) : absent;
  }
}
