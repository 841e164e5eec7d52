package io.github.mnnparity.mnn.lift.quant;

import com.google.common.primitives.ImmutableDoubleArray;
import io.github.mnnparity.mnn.model.MnnOp;
import java.util.List;

/**
 * An op that the file stores as integer arithmetic, with the grids of its tensors.
 *
 * @param inputs in the order of the op's inputs
 * @param weightScales for each output channel; empty for ops without stored weights
 */
public record Layer(MnnOp op, List<Grid> inputs, Grid output, ImmutableDoubleArray weightScales) {
  public Layer {
    inputs = List.copyOf(inputs);
  }

  /** Grid of the first input. */
  public Grid input() {
    return inputs.get(0);
  }
}
