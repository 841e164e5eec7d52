package io.github.mnnparity.core.capture;

import com.google.common.primitives.ImmutableDoubleArray;
import java.util.List;

/**
 * An op that the file stores as integer arithmetic.
 *
 * @param op name of the op in the file
 * @param opType as the file's format names it
 * @param inputs tensors that it reads as integers
 * @param output tensor that it writes
 * @param weightScales of its stored weights, one for each output channel; empty where it has none
 */
public record QuantizedLayer(
    String op,
    String opType,
    List<QuantizedTensor> inputs,
    QuantizedTensor output,
    ImmutableDoubleArray weightScales) {
  public QuantizedLayer {
    inputs = List.copyOf(inputs);
  }
}
