package io.github.mnnparity.mnn.lift.elementwise;

import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.NodeSketch;
import java.util.function.Consumer;

/** The angle of the point (x, y) from ONNX operators, which have only the arctangent. */
final class Atan2 {
  private Atan2() {}

  /**
   * {@code atan(y/x)}, moved by π into the other half plane where x is negative; ±π/2 on the y
   * axis, 0 in the origin.
   */
  static void lift(LiftContext context, String y, String x, Consumer<NodeSketch> finish) {
    String zero = context.scalar("zero", 0f);
    String angle =
        context.node("Atan").inputs(context.node("Div").inputs(y, x).toTemporary()).toTemporary();
    String below = context.node("Less").inputs(y, zero).toTemporary();
    String turn =
        context
            .node("Where")
            .inputs(
                below,
                context.scalar("minusPi", (float) -Math.PI),
                context.scalar("pi", (float) Math.PI))
            .toTemporary();
    String turned = context.node("Add").inputs(angle, turn).toTemporary();
    String left = context.node("Less").inputs(x, zero).toTemporary();
    String outside = context.node("Where").inputs(left, turned, angle).toTemporary();
    String vertical =
        context
            .node("Mul")
            .inputs(
                context.node("Sign").inputs(y).toTemporary(),
                context.scalar("halfPi", (float) (Math.PI / 2)))
            .toTemporary();
    String onAxis = context.node("Equal").inputs(x, zero).toTemporary();
    finish.accept(context.node("Where").inputs(onAxis, vertical, outside));
  }
}
