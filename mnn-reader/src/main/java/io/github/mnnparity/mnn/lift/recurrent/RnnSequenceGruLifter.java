package io.github.mnnparity.mnn.lift.recurrent;

import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
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
    List<String> biases = new ArrayList<>();
    for (int d = 0; d < directions; d++) {
      int at = 1 + d * EACH;
      biases.add(
          context
              .node("Concat")
              .inputs(flat(context, at + 1), flat(context, at + 3), flat(context, at + 4))
              .with("axis", 1)
              .toTemporary());
    }
    List<String> inputs = new ArrayList<>();
    inputs.add(context.input(0));
    inputs.add(matrix(context, directions, hidden, "W"));
    inputs.add(matrix(context, directions, hidden, "R"));
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

  /** The weights for the input ({@code W}) or for the state, {@code [D, 3·H, rows]}. */
  private static String matrix(LiftContext context, int directions, int hidden, String which) {
    List<Tensor> known = new ArrayList<>();
    for (int d = 0; d < directions; d++) {
      context.constant(1 + d * EACH).ifPresent(known::add);
      context.constant(1 + d * EACH + 2).ifPresent(known::add);
    }
    if (known.size() == 2 * directions) {
      return context.constant(which, rows(known, hidden, which.equals("W")));
    }
    String split = context.longs("split", -hidden);
    String from = which.equals("W") ? context.longs("start", 0) : split;
    String to = which.equals("W") ? split : context.longs("end", Long.MAX_VALUE);
    List<String> parts = new ArrayList<>();
    for (int d = 0; d < directions; d++) {
      parts.add(turned(context, 1 + d * EACH, from, to));
    }
    return joined(context, parts);
  }

  /**
   * @param parts for each direction the weights of the gates and those of the candidate
   */
  private static Tensor rows(List<Tensor> parts, int hidden, boolean ofInput) {
    long all = parts.get(0).shape().dim(0);
    long from = ofInput ? 0 : all - hidden;
    long count = ofInput ? all - hidden : hidden;
    long gates = 3L * hidden;
    float[] values = new float[(int) (parts.size() / 2 * gates * count)];
    int at = 0;
    for (int d = 0; d < parts.size(); d += 2) {
      for (long gate = 0; gate < gates; gate++) {
        boolean candidate = gate >= 2L * hidden;
        Tensor part = parts.get(candidate ? d + 1 : d);
        long width = candidate ? hidden : 2L * hidden;
        long column = candidate ? gate - 2L * hidden : gate;
        for (long row = from; row < from + count; row++) {
          values[at++] = (float) part.doubleAt(row * width + column);
        }
      }
    }
    return Tensor.ofFloats(Shape.of(parts.size() / 2, gates, count), values);
  }

  /** Rows of the gates and of the candidate, turned: {@code [1, 3·H, rows]}. */
  private static String turned(LiftContext context, int at, String from, String to) {
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
