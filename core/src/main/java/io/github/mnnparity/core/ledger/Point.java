package io.github.mnnparity.core.ledger;

import io.github.mnnparity.core.align.Pair;
import io.github.mnnparity.core.capture.QuantizedLayer;
import io.github.mnnparity.core.graph.WeightCoding;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/**
 * An op of the file that is quantized: its weights are coded, or it computes with integers, or
 * both.
 *
 * @param op name of the op in the file
 * @param opType of the lifted node, in ONNX terms
 * @param pair the value that its region ends in
 * @param weights its coded initializers
 * @param layer how it computes with integers; empty for coded weights alone
 */
public record Point(
    String op, String opType, Pair pair, List<Weights> weights, Optional<QuantizedLayer> layer) {
  public Point {
    weights = List.copyOf(weights);
  }

  /**
   * A coded initializer.
   *
   * @param full what it would hold without coding; empty where the reference does not tell
   */
  record Weights(String name, Tensor stored, WeightCoding coding, Optional<Tensor> full) {}

  /** Whether every coded initializer can be replaced by what it was before. */
  boolean isRestorable() {
    return weights.stream().allMatch(weight -> weight.full().isPresent());
  }

  /** How the file holds it, in a few words. */
  public String storedAs() {
    String coding =
        weights.isEmpty()
            ? ""
            : weights.get(0).coding().kind() == WeightCoding.Kind.FLOAT16
                ? "fp16"
                : "w" + weights.get(0).coding().bits();
    return coding + (layer.isPresent() ? "a8" : "");
  }

  /** Bytes that the weights take more when they are kept in floats. */
  public long extraBytes() {
    return weights.stream()
        .mapToLong(weight -> weight.stored().elements() * (32 - weight.coding().bits()) / 8)
        .sum();
  }
}
