package io.github.mnnparity.mnn.lift.resize;

import io.github.mnnparity.mnn.lift.CannotLiftException;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.BorderMode;
import io.github.mnnparity.mnn.schema.GridSample;
import io.github.mnnparity.mnn.schema.SampleMode;

/** MNN {@code GridSample}: ONNX {@code GridSample}. */
final class GridSampleLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "GridSample";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    GridSample param = op.parameter(new GridSample());
    if (param.backward()) {
      throw new CannotLiftException("it is a gradient");
    }
    String padding =
        switch (param.paddingMode()) {
          case BorderMode.ZEROS -> "zeros";
          case BorderMode.CLAMP -> "border";
          case BorderMode.REFLECTION -> "reflection";
          default -> throw op.malformed("paddingMode", "0, 1 or 2", "" + param.paddingMode());
        };
    context
        .node("GridSample")
        .inputs(context.input(0), context.input(1))
        .with("align_corners", param.alignCorners() ? 1 : 0)
        .with("mode", param.mode() == SampleMode.NEAREST ? "nearest" : "linear")
        .with("padding_mode", padding)
        .to(context.output(0));
  }
}
