package io.github.mnnparity.mnn.lift.elementwise;

import io.github.mnnparity.mnn.lift.CannotLiftException;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.Eltwise;
import io.github.mnnparity.mnn.schema.EltwiseType;
import java.util.ArrayList;
import java.util.List;

/**
 * MNN {@code Eltwise}, over any number of inputs of one shape: {@code Mul}, {@code Add} ({@code
 * Sum} of more than two), {@code Max}, {@code Sub}. Coefficients, if any, weigh the inputs of a
 * sum.
 */
final class EltwiseLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "Eltwise";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    Eltwise eltwise = op.parameter(new Eltwise());
    List<String> inputs = context.inputs();
    if (inputs.size() < 2) {
      throw op.malformed("inputIndexes", "at least 2 inputs", Integer.toString(inputs.size()));
    }
    switch (eltwise.type()) {
      case EltwiseType.PROD -> chain(context, "Mul", inputs);
      case EltwiseType.SUB -> chain(context, "Sub", inputs);
      case EltwiseType.MAXIMUM -> context.node("Max").inputs(inputs).to(context.output(0));
      case EltwiseType.SUM -> {
        List<String> terms = weighed(op, context, eltwise, inputs);
        context.node(terms.size() == 2 ? "Add" : "Sum").inputs(terms).to(context.output(0));
      }
      default -> throw new CannotLiftException("Eltwise type " + eltwise.type() + " is unknown");
    }
  }

  private static void chain(LiftContext context, String opType, List<String> inputs) {
    String result = inputs.get(0);
    for (int i = 1; i < inputs.size() - 1; i++) {
      result = context.node(opType).inputs(result, inputs.get(i)).toTemporary();
    }
    context.node(opType).inputs(result, inputs.get(inputs.size() - 1)).to(context.output(0));
  }

  private static List<String> weighed(
      MnnOp op, LiftContext context, Eltwise eltwise, List<String> inputs) {
    if (eltwise.coeffLength() == 0) {
      return inputs;
    }
    if (eltwise.coeffLength() != inputs.size()) {
      throw op.malformed(
          "coeff", inputs.size() + " coefficients", Integer.toString(eltwise.coeffLength()));
    }
    List<String> terms = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      float factor = eltwise.coeff(i);
      terms.add(
          factor == 1
              ? inputs.get(i)
              : context
                  .node("Mul")
                  .inputs(inputs.get(i), context.scalar("coeff" + i, factor))
                  .toTemporary());
    }
    return terms;
  }
}
