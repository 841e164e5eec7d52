package io.github.mnnparity.mnn.lift.quant;

import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;

/**
 * An op whose integer arithmetic the file does not fix: the float operator between grids. Engines
 * may answer one step beside it.
 */
public final class OnGridLifter implements OpLifter {
  private final QuantPlan plan;
  private final OpLifter floats;

  public OnGridLifter(QuantPlan plan, OpLifter floats) {
    this.plan = plan;
    this.floats = floats;
  }

  @Override
  public String mnnType() {
    return floats.mnnType();
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    Layer layer = plan.layer(op).orElseThrow();
    for (int i = 0; i < layer.inputs().size(); i++) {
      String input = context.input(i);
      context.substitute(input, GridNodes.onGrid(context, input, layer.inputs().get(i)));
    }
    String output = context.output(0);
    String real = context.hidden("real");
    context.substitute(output, real);
    floats.lift(op, context);
    GridNodes.reals(
        context, GridNodes.integers(context, real, layer.output()), layer.output(), output);
  }
}
