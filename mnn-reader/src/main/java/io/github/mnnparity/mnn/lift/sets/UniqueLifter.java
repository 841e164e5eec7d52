package io.github.mnnparity.mnn.lift.sets;

import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import java.util.List;

/**
 * MNN {@code Unique} of all elements, sorted: ONNX {@code Unique}. The second of two outputs is
 * where each element went, as TensorFlow has it; of more, they are those of ONNX.
 */
final class UniqueLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "Unique";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    List<String> outputs = context.outputs();
    List<String> written =
        outputs.size() == 2 ? List.of(outputs.get(0), "", outputs.get(1)) : outputs;
    context.node("Unique").inputs(context.input(0)).with("sorted", 1).to(written);
  }
}
