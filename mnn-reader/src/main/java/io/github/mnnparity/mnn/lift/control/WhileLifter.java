package io.github.mnnparity.mnn.lift.control;

import io.github.mnnparity.mnn.lift.CannotLiftException;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.LoopParam;
import io.github.mnnparity.mnn.schema.WhileParam;

/**
 * MNN {@code While}: ONNX {@code Loop}. The file has it in three forms: with a body whose inputs
 * and outputs have fixed places (from ONNX), with a condition and a body bound by names (from
 * TensorFlow), and as a list of commands on memory, which has no ONNX form.
 */
final class WhileLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "While";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    if (op.optionalParameter(new LoopParam()).isPresent()) {
      throw new CannotLiftException(
          "the file was saved with fixed shapes: its parameters (LoopParam) are commands on memory");
    }
    WhileParam param = op.parameter(new WhileParam());
    String condition = param.condGraph();
    if (condition == null || condition.isEmpty()) {
      new PlacedLoop(op, context).lift(param);
    } else {
      new NamedLoop(op, context, param).lift();
    }
  }
}
