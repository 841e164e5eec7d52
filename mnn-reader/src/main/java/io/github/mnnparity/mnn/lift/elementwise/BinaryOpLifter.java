package io.github.mnnparity.mnn.lift.elementwise;

import io.github.mnnparity.mnn.lift.CannotLiftException;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.NodeSketch;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.BinaryOp;
import io.github.mnnparity.mnn.schema.BinaryOpOperation;
import java.util.function.Consumer;

/**
 * MNN {@code BinaryOp}: the ONNX operator of its {@code opType}, with numpy broadcasting; {@code
 * activationType} 1 adds a {@code Relu}. Comparisons and logic give integers 0 and 1.
 */
final class BinaryOpLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "BinaryOp";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    BinaryOp binary = op.parameter(new BinaryOp());
    if (binary.activationType() > 1 || binary.activationType() < 0) {
      throw new CannotLiftException(
          "activationType " + binary.activationType() + " has no meaning");
    }
    boolean relu = binary.activationType() == 1;
    lift(
        op,
        binary.opType(),
        context,
        sketch -> {
          if (relu) {
            context.node("Relu").inputs(sketch.toTemporary()).to(context.output(0));
          } else {
            sketch.to(context.output(0));
          }
        });
  }

  private static void lift(MnnOp op, int opType, LiftContext context, Consumer<NodeSketch> finish) {
    Operands operands = Operands.of(context, context.input(0), context.input(1));
    String a = operands.a();
    String b = operands.b();
    boolean integers = context.isInteger(a);
    switch (opType) {
      case BinaryOpOperation.ADD -> finish.accept(context.node("Add").inputs(a, b));
      case BinaryOpOperation.SUB -> finish.accept(context.node("Sub").inputs(a, b));
      case BinaryOpOperation.MUL -> finish.accept(context.node("Mul").inputs(a, b));
      case BinaryOpOperation.DIV, BinaryOpOperation.REALDIV ->
          finish.accept(context.node("Div").inputs(a, b));
      case BinaryOpOperation.POW -> finish.accept(context.node("Pow").inputs(a, b));
      case BinaryOpOperation.MAX_TEMP, BinaryOpOperation.MAXIMUM ->
          finish.accept(context.node("Max").inputs(a, b));
      case BinaryOpOperation.MIN_TEMP, BinaryOpOperation.MINIMUM ->
          finish.accept(context.node("Min").inputs(a, b));
      case BinaryOpOperation.SquaredDifference -> {
        String difference = context.node("Sub").inputs(a, b).toTemporary();
        finish.accept(context.node("Mul").inputs(difference, difference));
      }
      case BinaryOpOperation.FLOORDIV -> Division.floor(context, a, b, integers, finish);
      case BinaryOpOperation.FLOORMOD -> Division.floorMod(context, a, b, integers, finish);
      case BinaryOpOperation.MOD ->
          finish.accept(context.node("Mod").inputs(a, b).with("fmod", integers ? 0 : 1));
      case BinaryOpOperation.GREATER -> compare(context, "Greater", operands);
      case BinaryOpOperation.GREATER_EQUAL -> compare(context, "GreaterOrEqual", operands);
      case BinaryOpOperation.LESS -> compare(context, "Less", operands);
      case BinaryOpOperation.LESS_EQUAL -> compare(context, "LessOrEqual", operands);
      case BinaryOpOperation.EQUAL -> compare(context, "Equal", operands);
      case BinaryOpOperation.NOTEQUAL ->
          context
              .node("Not")
              .inputs(context.node("Equal").inputs(a, b).toTemporary())
              .toInteger(context.output(0));
      case BinaryOpOperation.LOGICALOR -> logic(context, "Or");
      case BinaryOpOperation.LOGICALXOR -> logic(context, "Xor");
      case BinaryOpOperation.BITWISE_AND -> bits(context, "BitwiseAnd");
      case BinaryOpOperation.BITWISE_OR -> bits(context, "BitwiseOr");
      case BinaryOpOperation.BITWISE_XOR -> bits(context, "BitwiseXor");
      case BinaryOpOperation.MUL_SILU -> {
        String gate = context.node("Sigmoid").inputs(b).toTemporary();
        String silu = context.node("Mul").inputs(b, gate).toTemporary();
        finish.accept(context.node("Mul").inputs(a, silu));
      }
      case BinaryOpOperation.ATAN2 -> Atan2.lift(context, a, b, finish);
      case BinaryOpOperation.LEFTSHIFT -> Division.shiftLeft(context, a, b, finish);
      case BinaryOpOperation.RIGHTSHIFT -> Division.shiftRight(context, a, b, finish);
      default ->
          throw op.malformed(
              "opType", "a BinaryOpOperation of the schema", Integer.toString(opType));
    }
  }

  private static void compare(LiftContext context, String opType, Operands operands) {
    context.node(opType).inputs(operands.a(), operands.b()).toInteger(context.output(0));
  }

  private static void logic(LiftContext context, String opType) {
    context
        .node(opType)
        .inputs(context.bool(context.input(0)), context.bool(context.input(1)))
        .toInteger(context.output(0));
  }

  private static void bits(LiftContext context, String opType) {
    context
        .node(opType)
        .inputs(context.int64(context.input(0)), context.int64(context.input(1)))
        .to(context.output(0));
  }
}
