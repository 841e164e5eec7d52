package io.github.mnnparity.mnn.lift.elementwise;

import io.github.mnnparity.mnn.lift.LiftContext;

/**
 * The inverse of the error function, which ONNX lacks: two polynomials in {@code -log(1 - x²)}, as
 * published by M. Giles, "Approximating the erfinv function" (2010), for single precision.
 */
final class InverseErf {
  private static final float[] CENTRAL = {
    2.81022636e-08f,
    3.43273939e-07f,
    -3.5233877e-06f,
    -4.39150654e-06f,
    0.00021858087f,
    -0.00125372503f,
    -0.00417768164f,
    0.246640727f,
    1.50140941f
  };
  private static final float[] OUTER = {
    -0.000200214257f,
    0.000100950558f,
    0.00134934322f,
    -0.00367342844f,
    0.00573950773f,
    -0.0076224613f,
    0.00943887047f,
    1.00167406f,
    2.83297682f
  };

  private InverseErf() {}

  static void lift(LiftContext context, String x, String y) {
    String one = context.scalar("one", 1f);
    String rest = context.made("Mul", context.made("Sub", one, x), context.made("Add", one, x));
    String w = context.made("Neg", context.made("Log", rest));
    String center = context.made("Sub", w, context.scalar("shift", 2.5f));
    String root = context.made("Sqrt", context.made("Max", w, context.scalar("zero", 0f)));
    String outside = context.made("Sub", root, context.scalar("shift", 3f));
    String inner = context.made("Less", w, context.scalar("border", 5f));
    String factor =
        context.made(
            "Where",
            inner,
            polynomial(context, CENTRAL, center),
            polynomial(context, OUTER, outside));
    context.node("Mul").inputs(factor, x).to(y);
  }

  private static String polynomial(LiftContext context, float[] coefficients, String x) {
    String sum = context.scalar("c0", coefficients[0]);
    for (int i = 1; i < coefficients.length; i++) {
      String next = context.scalar("c" + i, coefficients[i]);
      sum = context.made("Add", context.made("Mul", sum, x), next);
    }
    return sum;
  }
}
