package io.github.mnnparity.mnn.lift.elementwise;

import io.github.mnnparity.mnn.lift.CannotLiftException;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.UnaryOp;
import io.github.mnnparity.mnn.schema.UnaryOpOperation;
import java.util.Map;
import java.util.Set;

/**
 * MNN {@code UnaryOp}: the ONNX operator of its {@code opType}, or two or three where ONNX has no
 * single one. {@code GELU} is the tanh approximation, {@code GELU_STANDARD} the exact one.
 */
final class UnaryOpLifter implements OpLifter {
  private static final Map<Integer, String> SAME =
      Map.ofEntries(
          Map.entry(UnaryOpOperation.ABS, "Abs"),
          Map.entry(UnaryOpOperation.NEG, "Neg"),
          Map.entry(UnaryOpOperation.FLOOR, "Floor"),
          Map.entry(UnaryOpOperation.CEIL, "Ceil"),
          Map.entry(UnaryOpOperation.SQRT, "Sqrt"),
          Map.entry(UnaryOpOperation.EXP, "Exp"),
          Map.entry(UnaryOpOperation.LOG, "Log"),
          Map.entry(UnaryOpOperation.SIN, "Sin"),
          Map.entry(UnaryOpOperation.COS, "Cos"),
          Map.entry(UnaryOpOperation.TAN, "Tan"),
          Map.entry(UnaryOpOperation.ASIN, "Asin"),
          Map.entry(UnaryOpOperation.ACOS, "Acos"),
          Map.entry(UnaryOpOperation.ATAN, "Atan"),
          Map.entry(UnaryOpOperation.RECIPROCAL, "Reciprocal"),
          Map.entry(UnaryOpOperation.BNLL, "Softplus"),
          Map.entry(UnaryOpOperation.ACOSH, "Acosh"),
          Map.entry(UnaryOpOperation.SINH, "Sinh"),
          Map.entry(UnaryOpOperation.ASINH, "Asinh"),
          Map.entry(UnaryOpOperation.ATANH, "Atanh"),
          Map.entry(UnaryOpOperation.SIGN, "Sign"),
          Map.entry(UnaryOpOperation.ROUND, "Round"),
          Map.entry(UnaryOpOperation.COSH, "Cosh"),
          Map.entry(UnaryOpOperation.ERF, "Erf"),
          Map.entry(UnaryOpOperation.SIGMOID, "Sigmoid"),
          Map.entry(UnaryOpOperation.TANH, "Tanh"),
          Map.entry(UnaryOpOperation.HARDSWISH, "HardSwish"));
  private static final Set<Integer> ROUNDING =
      Set.of(UnaryOpOperation.FLOOR, UnaryOpOperation.CEIL, UnaryOpOperation.ROUND);
  private static final Set<Integer> ON_INTEGERS =
      Set.of(
          UnaryOpOperation.ABS,
          UnaryOpOperation.NEG,
          UnaryOpOperation.SIGN,
          UnaryOpOperation.SQUARE);

  @Override
  public String mnnType() {
    return "UnaryOp";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    lift(op, op.parameter(new UnaryOp()).opType(), context);
  }

  static void lift(MnnOp op, int operation, LiftContext context) {
    String x = context.input(0);
    String y = context.output(0);
    if (context.isInteger(x) && !ON_INTEGERS.contains(operation)) {
      if (!ROUNDING.contains(operation)) {
        throw new CannotLiftException("ONNX has this operator for floats only, not for integers");
      }
      context.node("Identity").inputs(x).to(y);
      return;
    }
    String same = SAME.get(operation);
    if (same != null) {
      context.node(same).inputs(x).to(y);
      return;
    }
    switch (operation) {
      case UnaryOpOperation.SQUARE -> context.node("Mul").inputs(x, x).to(y);
      case UnaryOpOperation.RSQRT ->
          context.node("Reciprocal").inputs(context.node("Sqrt").inputs(x).toTemporary()).to(y);
      case UnaryOpOperation.LOG1P -> {
        String sum = context.node("Add").inputs(x, context.scalar("one", 1f)).toTemporary();
        context.node("Log").inputs(sum).to(y);
      }
      case UnaryOpOperation.ERFC -> {
        String erf = context.node("Erf").inputs(x).toTemporary();
        context.node("Sub").inputs(context.scalar("one", 1f), erf).to(y);
      }
      case UnaryOpOperation.EXPM1 -> {
        String power = context.node("Exp").inputs(x).toTemporary();
        context.node("Sub").inputs(power, context.scalar("one", 1f)).to(y);
      }
      case UnaryOpOperation.GELU ->
          context.node("Gelu").inputs(x).with("approximate", "tanh").to(y);
      case UnaryOpOperation.GELU_STANDARD ->
          context.node("Gelu").inputs(x).with("approximate", "none").to(y);
      case UnaryOpOperation.SILU -> {
        String gate = context.node("Sigmoid").inputs(x).toTemporary();
        context.node("Mul").inputs(x, gate).to(y);
      }
      case UnaryOpOperation.ERFINV -> InverseErf.lift(context, x, y);
      default ->
          throw op.malformed(
              "opType", "a UnaryOpOperation of the schema", Integer.toString(operation));
    }
  }
}
