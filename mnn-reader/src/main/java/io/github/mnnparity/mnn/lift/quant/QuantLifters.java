package io.github.mnnparity.mnn.lift.quant;

import io.github.mnnparity.mnn.lift.OpLifter;
import java.util.List;

/** The lifters of ops that quantize, dequantize, and add integers. */
public final class QuantLifters {
  private QuantLifters() {}

  public static List<OpLifter> all(QuantPlan plan) {
    return List.of(
        new DynamicQuantLifter(),
        new EltwiseInt8Lifter(plan),
        new FloatToInt8Lifter(plan),
        new Int8ToFloatLifter(plan));
  }
}
