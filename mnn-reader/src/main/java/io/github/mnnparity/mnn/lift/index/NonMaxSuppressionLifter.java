package io.github.mnnparity.mnn.lift.index;

import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import java.util.ArrayList;
import java.util.List;

/**
 * MNN {@code NonMaxSuppressionV2}: the boxes of one class that remain; ONNX {@code
 * NonMaxSuppression} of one batch and class, of whose rows the last number is the box.
 */
final class NonMaxSuppressionLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "NonMaxSuppressionV2";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    String boxes =
        context.node("Unsqueeze").inputs(context.input(0), context.longs("batch", 0)).toTemporary();
    String scores =
        context
            .node("Unsqueeze")
            .inputs(context.input(1), context.longs("batch-class", 0, 1))
            .toTemporary();
    List<String> inputs = new ArrayList<>(List.of(boxes, scores));
    for (int i = 2; i < Math.min(5, context.inputCount()); i++) {
      if (!context.hasInput(i)) {
        inputs.add("");
      } else {
        inputs.add(i == 2 ? context.int64(context.input(i)) : context.input(i));
      }
    }
    String rows = context.node("NonMaxSuppression").inputs(inputs).toTemporary();
    String column = context.constant("box", Tensor.ofLongs(Shape.SCALAR, 2));
    context.node("Gather").inputs(rows, column).with("axis", 1).to(context.output(0));
  }
}
