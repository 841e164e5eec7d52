package io.github.mnnparity.mnn.lift.shape;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.ShapeParam;
import java.util.ArrayList;
import java.util.List;

/**
 * MNN {@code Shape}: ONNX {@code Shape} in NCHW order, with start and end where they are stored.
 */
final class ShapeLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "Shape";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    List<Attribute> attributes = new ArrayList<>();
    op.optionalParameter(new ShapeParam())
        .ifPresent(
            range -> {
              if (range.hasStart() && range.start() != 0) {
                attributes.add(Attribute.of("start", range.start()));
              }
              if (range.hasEnd()) {
                attributes.add(Attribute.of("end", range.end()));
              }
            });
    context.same("Shape", attributes.toArray(Attribute[]::new));
  }
}
