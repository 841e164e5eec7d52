package io.github.mnnparity.mnn.lift;

import io.github.mnnparity.core.graph.WeightCoding;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.model.Faults;
import io.github.mnnparity.mnn.model.MnnOp;
import java.util.Optional;

/**
 * Who looks a model through, op by op.
 *
 * @param faults takes what is wrong with single ops
 * @param visitor is shown constants and weights, which are then forgotten
 */
public record Survey(Faults faults, Visitor visitor) {
  /** Nobody looks: the first fault is thrown, weights are kept. */
  static final Survey NONE = new Survey(Faults.thrown(), (op, value, tensor, coding) -> {});

  /** Larger constants are weights, of which no shape depends. */
  private static final long MOST_KEPT_BYTES = 4096;

  /** Is shown what an op holds. */
  @FunctionalInterface
  public interface Visitor {
    void visit(MnnOp op, String value, Tensor tensor, Optional<WeightCoding> coding);
  }

  /** Whether the tensor stays in the graph. */
  boolean keeps(Tensor tensor) {
    return this == NONE || tensor.byteSize() <= MOST_KEPT_BYTES;
  }
}
