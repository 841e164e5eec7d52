package io.github.mnnparity.mnn.lift.elementwise;

import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.NodeSketch;
import java.util.function.Consumer;

/** Quotients and remainders that round toward negative infinity, and shifts, as divisions. */
final class Division {
  private Division() {}

  static void floor(
      LiftContext context, String a, String b, boolean integers, Consumer<NodeSketch> finish) {
    if (!integers) {
      String quotient = context.node("Div").inputs(a, b).toTemporary();
      finish.accept(context.node("Floor").inputs(quotient));
      return;
    }
    // (a - mod(a, b)) / b: the remainder has the sign of b, so the division is exact.
    String rest = context.node("Mod").inputs(a, b).with("fmod", 0).toTemporary();
    String multiple = context.node("Sub").inputs(a, rest).toTemporary();
    finish.accept(context.node("Div").inputs(multiple, b));
  }

  static void floorMod(
      LiftContext context, String a, String b, boolean integers, Consumer<NodeSketch> finish) {
    if (integers) {
      // On integers the two remainders have each other's name: ONNX's fmod=1 is stored as FLOORMOD.
      finish.accept(context.node("Mod").inputs(a, b).with("fmod", 1));
      return;
    }
    String quotient = context.node("Div").inputs(a, b).toTemporary();
    String whole = context.node("Floor").inputs(quotient).toTemporary();
    String multiple = context.node("Mul").inputs(whole, b).toTemporary();
    finish.accept(context.node("Sub").inputs(a, multiple));
  }

  static void shiftLeft(LiftContext context, String a, String b, Consumer<NodeSketch> finish) {
    finish.accept(context.node("Mul").inputs(a, powerOfTwo(context, b)));
  }

  /** Arithmetic shift: rounds toward negative infinity. */
  static void shiftRight(LiftContext context, String a, String b, Consumer<NodeSketch> finish) {
    floor(context, a, powerOfTwo(context, b), true, finish);
  }

  private static String powerOfTwo(LiftContext context, String exponent) {
    String two = context.scalar("two", 2f);
    String power =
        context.node("Pow").inputs(two, context.as(DType.FLOAT32, exponent)).toTemporary();
    return context.int64(power);
  }
}
