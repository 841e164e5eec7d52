package io.github.mnnparity.core.noise;

import com.google.common.collect.ImmutableSet;
import io.github.mnnparity.core.graph.Flow;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Operators that decide: the smallest change of a float that they read may flip what they give. How
 * far a flip goes says nothing about how far its inputs were off, so that noise is not measured
 * through them.
 */
public final class Discontinuous {
  private static final ImmutableSet<String> DECIDING =
      ImmutableSet.of(
          "ArgMax",
          "ArgMin",
          "Ceil",
          "Equal",
          "Floor",
          "Greater",
          "GreaterOrEqual",
          "Hardmax",
          "Less",
          "LessOrEqual",
          "NonMaxSuppression",
          "NonZero",
          "Round",
          "Sign",
          "TopK");

  private Discontinuous() {}

  /**
   * Outputs of {@code node} that jump, canonical; none if it only reads constants or integers.
   *
   * @param values by canonical name; dtypes are taken from them
   */
  public static List<String> outputs(Flow flow, Node node, Map<String, Tensor> values) {
    boolean readsFloats =
        flow.inputsOf(node).stream()
            .filter(input -> !flow.isConstant(input))
            .map(values::get)
            .anyMatch(tensor -> tensor != null && tensor.dtype().isFloat());
    if (!readsFloats || !node.domain().isEmpty()) {
      return List.of();
    }
    List<String> jumping =
        switch (node.opType()) {
          case "TopK" ->
              node.outputs().subList(Math.min(1, node.outputs().size()), node.outputs().size());
          case "Cast" -> isFloat(values.get(node.outputs().get(0))) ? List.of() : node.outputs();
          default -> DECIDING.contains(node.opType()) ? node.outputs() : List.of();
        };
    return jumping.stream()
        .filter(output -> !output.isEmpty() && flow.isLive(output) && values.containsKey(output))
        .toList();
  }

  private static boolean isFloat(@Nullable Tensor tensor) {
    return tensor != null && tensor.dtype().isFloat();
  }
}
