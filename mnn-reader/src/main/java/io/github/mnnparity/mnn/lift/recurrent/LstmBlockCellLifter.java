package io.github.mnnparity.mnn.lift.recurrent;

import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.LSTMBlockCell;
import java.util.List;
import java.util.Optional;

/**
 * MNN {@code LSTMBlockCell}, one step of TensorFlow's LSTM: inputs x {@code [N, I]}, the cell and
 * the output before {@code [N, H]}, w {@code [I+H, 4·H]} with gates in the order i, c, f, o, three
 * peepholes {@code [H]}, b {@code [4·H]}; outputs i, cs, f, o, ci, co, h.
 */
final class LstmBlockCellLifter implements OpLifter {
  private static final int INPUTS = 8;
  private static final int OUTPUTS = 7;

  @Override
  public String mnnType() {
    return "LSTMBlockCell";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    LSTMBlockCell cell = op.parameter(new LSTMBlockCell());
    List<String> in = context.inputs();
    List<String> out = context.outputs();
    if (in.size() < INPUTS || out.size() < OUTPUTS) {
      throw op.malformed(
          "inputIndexes, outputIndexes",
          INPUTS + " inputs and " + OUTPUTS + " outputs",
          in.size() + " and " + out.size());
    }
    String both = context.node("Concat").inputs(in.get(0), in.get(2)).with("axis", 1).toTemporary();
    String product = context.node("MatMul").inputs(both, in.get(3)).toTemporary();
    String sum = context.node("Add").inputs(product, in.get(7)).toTemporary();
    String[] gates = new String[4];
    for (int i = 0; i < gates.length; i++) {
      gates[i] = context.hidden(op.name() + "/gate");
    }
    context.node("Split").inputs(sum).with("axis", 1).with("num_outputs", 4).to(gates);
    String before = in.get(1);
    String bias = context.scalar("forget_bias", cell.forgetBias());
    String forget = context.node("Add").inputs(gates[2], bias).toTemporary();
    boolean peephole = cell.usePeephole();
    String i = peephole ? peep(context, before, in.get(4), gates[0]) : gates[0];
    String f = peephole ? peep(context, before, in.get(5), forget) : forget;
    context.node("Sigmoid").inputs(i).to(out.get(0));
    context.node("Sigmoid").inputs(f).to(out.get(2));
    context.node("Tanh").inputs(gates[1]).to(out.get(4));
    String fresh = context.node("Mul").inputs(out.get(4), out.get(0)).toTemporary();
    String kept = context.node("Mul").inputs(before, out.get(2)).toTemporary();
    if (cell.cellClip() > 0) {
      String state = context.node("Add").inputs(fresh, kept).toTemporary();
      context
          .node("Clip")
          .inputs(
              state,
              context.scalar("lowest", -cell.cellClip()),
              context.scalar("highest", cell.cellClip()))
          .to(out.get(1));
    } else {
      context.node("Add").inputs(fresh, kept).to(out.get(1));
    }
    String o = peephole ? peep(context, out.get(1), in.get(6), gates[3]) : gates[3];
    context.node("Sigmoid").inputs(o).to(out.get(3));
    context.node("Tanh").inputs(out.get(1)).to(out.get(5));
    context.node("Mul").inputs(out.get(5), out.get(3)).to(out.get(6));
    out.forEach(value -> context.type(value, DType.FLOAT32, Optional.of(Shape.of(-1, -1))));
  }

  /** What a gate sees of the cell. */
  private static String peep(LiftContext context, String state, String weight, String gate) {
    String seen = context.node("Mul").inputs(state, weight).toTemporary();
    return context.node("Add").inputs(seen, gate).toTemporary();
  }
}
