package io.github.mnnparity.mnn.lift.elementwise;

import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.mnn.lift.LiftContext;

/** Two operands of one dtype, as ONNX wants them: float where one is, else INT64. */
record Operands(String a, String b) {
  static Operands of(LiftContext context, String a, String b) {
    DType left = context.dtype(a);
    DType right = context.dtype(b);
    if (left == right) {
      return new Operands(a, b);
    }
    DType common = left.isFloat() || right.isFloat() ? DType.FLOAT32 : DType.INT64;
    return new Operands(context.as(common, a), context.as(common, b));
  }
}
