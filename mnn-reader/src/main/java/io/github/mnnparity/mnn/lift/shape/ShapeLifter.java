package io.github.mnnparity.mnn.lift.shape;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.mnn.lift.Channels;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.MNN_DATA_FORMAT;
import io.github.mnnparity.mnn.schema.ShapeParam;
import java.util.ArrayList;
import java.util.List;

/**
 * MNN {@code Shape}: ONNX {@code Shape}, with start and end where they are stored. A net of
 * TensorFlow wants the sizes in its own order, NHWC, of images that MNN packs.
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
    String x = context.input(0);
    boolean turned = context.packed(x) && op.dataFormat() == MNN_DATA_FORMAT.NHWC;
    if (turned && context.rank(x).filter(rank -> rank != 4).isEmpty()) {
      x = Channels.last(context, x, 4);
    }
    context
        .node("Shape")
        .inputs(x)
        .with(attributes.toArray(Attribute[]::new))
        .to(context.output(0));
  }
}
