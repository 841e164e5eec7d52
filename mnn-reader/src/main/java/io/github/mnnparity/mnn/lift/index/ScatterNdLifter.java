package io.github.mnnparity.mnn.lift.index;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.NodeSketch;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;

/**
 * MNN {@code ScatterNd}: inputs are indices, updates, shape and, maybe, data; ONNX {@code
 * ScatterND} into the data. Without data, updates of one place are added up on zeros.
 */
final class ScatterNdLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "ScatterNd";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    String indices = context.int64(context.input(0));
    String updates = context.input(1);
    boolean onZeros = !context.hasInput(3);
    String data = onZeros ? zeros(updates, context) : context.input(3);
    NodeSketch node = context.node("ScatterND").inputs(data, indices, updates);
    if (onZeros && !ScatterReduction.isStored(op)) {
      node.with("reduction", "add");
    } else {
      ScatterReduction.add(op, node);
    }
    node.to(context.output(0));
  }

  private static String zeros(String like, LiftContext context) {
    Tensor zero = Tensor.ofDoubles(Shape.of(1), 0).cast(context.dtype(like));
    return context
        .node("ConstantOfShape")
        .inputs(context.int64(context.input(2)))
        .with(Attribute.of("value", zero))
        .toTemporary();
  }
}
