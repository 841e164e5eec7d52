package io.github.mnnparity.mnn.lift.recurrent;

import io.github.mnnparity.mnn.lift.CannotLiftException;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.RNNParam;
import java.util.ArrayList;
import java.util.List;

/**
 * MNN {@code RNNSequenceGRU}: ONNX {@code GRU}. For each direction the op has as inputs the weights
 * of the gates z and r for input and state, {@code [I+H, 2·H]}, their bias, the same of the
 * candidate, {@code [I+H, H]}, and the three biases of the recurrence; an initial state may follow.
 */
final class RnnSequenceGruLifter implements OpLifter {
  private static final int EACH = 5;

  @Override
  public String mnnType() {
    return "RNNSequenceGRU";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    RNNParam param = op.parameter(new RNNParam());
    int hidden = param.numUnits();
    int directions = param.isBidirectionalRnn() ? 2 : 1;
    if (hidden < 1) {
      throw op.malformed("numUnits", "a hidden size from 1", Integer.toString(hidden));
    }
    if (context.inputCount() < 1 + directions * EACH) {
      throw new CannotLiftException("its weights are in its table, in an order that is not known");
    }
    List<String> weights = new ArrayList<>();
    List<String> recurrences = new ArrayList<>();
    List<String> biases = new ArrayList<>();
    String split = context.longs("split", -hidden);
    for (int d = 0; d < directions; d++) {
      int at = 1 + d * EACH;
      weights.add(
          matrix(context, at, context.longs("start", 0), split));
      recurrences.add(
          matrix(context, at, split, context.longs("end", Long.MAX_VALUE)));
      biases.add(
          context
              .node("Concat")
              .inputs(flat(context, at + 1), flat(context, at + 3), flat(context, at + 4))
              .with("axis", 1)
              .toTemporary());
    }
    List<String> inputs = new ArrayList<>();
    inputs.add(context.input(0));
    inputs.add(joined(context, weights));
    inputs.add(joined(context, recurrences));
    inputs.add(joined(context, biases));
    if (context.hasInput(1 + directions * EACH)) {
      inputs.add("");
      inputs.add(context.input(1 + directions * EACH));
    }
    List<String> outputs = new ArrayList<>(context.outputs());
    if (!param.keepAllOutputs()) {
      outputs.add(0, "");
    }
    context
        .node("GRU")
        .inputs(inputs)
        .with("hidden_size", hidden)
        .with(Sequence.direction(directions))
        .with("linear_before_reset", param.linearBeforeReset() ? 1 : 0)
        .to(outputs.subList(0, Math.min(2, outputs.size())));
    Sequence.types(context, outputs, directions, hidden);
  }

  /** Rows of the gates and of the candidate, turned: {@code [1, 3·H, rows]}. */
  private static String matrix(LiftContext context, int at, String from, String to) {
    String joined =
        context
            .node("Concat")
            .inputs(context.input(at), context.input(at + 2))
            .with("axis", 1)
            .toTemporary();
    String rows =
        context.node("Slice").inputs(joined, from, to, context.longs("rows", 0)).toTemporary();
    String turned =
        context.node("Transpose").inputs(rows).with("perm", new long[] {1, 0}).toTemporary();
    return context.node("Unsqueeze").inputs(turned, context.longs("front", 0)).toTemporary();
  }

  private static String flat(LiftContext context, int input) {
    return context
        .node("Reshape")
        .inputs(context.input(input), context.longs("flat", 1, -1))
        .toTemporary();
  }

  private static String joined(LiftContext context, List<String> directions) {
    return directions.size() == 1
        ? directions.get(0)
        : context.node("Concat").inputs(directions).with("axis", 0).toTemporary();
  }
}
