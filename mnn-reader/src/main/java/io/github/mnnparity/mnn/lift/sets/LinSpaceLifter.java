package io.github.mnnparity.mnn.lift.sets;

import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;

/** MNN {@code LinSpace}: start, stop and a number of evenly spread values; ONNX {@code Range}. */
final class LinSpaceLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "LinSpace";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    String none = context.longs("none");
    String start = context.made("Reshape", context.input(0), none);
    String stop = context.made("Reshape", context.input(1), none);
    String count = context.made("Reshape", context.int64(context.input(2)), none);
    String one = context.constant("one", Tensor.ofLongs(Shape.SCALAR, 1));
    String zero = context.constant("zero", Tensor.ofLongs(Shape.SCALAR, 0));
    String gaps = context.made("Max", context.made("Sub", count, one), one);
    String step =
        context.made("Div", context.made("Sub", stop, start), context.as(DType.FLOAT32, gaps));
    String places = context.as(DType.FLOAT32, context.made("Range", zero, count, one));
    context.node("Add").inputs(start, context.made("Mul", places, step)).to(context.output(0));
  }
}
