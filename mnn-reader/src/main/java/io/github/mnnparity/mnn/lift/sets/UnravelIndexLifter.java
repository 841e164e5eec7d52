package io.github.mnnparity.mnn.lift.sets;

import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.lift.CannotLiftException;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;

/**
 * MNN {@code UnravelIndex}: flat indices to one row of indices an axis; ONNX {@code Div} by the
 * stride of the axis and {@code Mod} by its size.
 */
final class UnravelIndexLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "UnravelIndex";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    long[] sizes =
        context
            .known(context.input(1))
            .orElseThrow(() -> new CannotLiftException("the shape that it unravels is computed"));
    String indices = context.int64(context.input(0));
    int rank =
        context
            .rank(indices)
            .orElseThrow(() -> new CannotLiftException("the rank of its input is not known"));
    long[] strides = new long[sizes.length];
    long stride = 1;
    for (int i = sizes.length - 1; i >= 0; i--) {
      strides[i] = stride;
      stride = Math.multiplyExact(stride, sizes[i]);
    }
    Shape shape = rank == 0 ? Shape.of(sizes.length) : Shape.of(sizes.length, 1);
    String row = rank == 1 ? indices : flat(context, indices, rank);
    String whole =
        context.made("Div", row, context.constant("strides", Tensor.ofLongs(shape, strides)));
    context
        .node("Mod")
        .inputs(whole, context.constant("sizes", Tensor.ofLongs(shape, sizes)))
        .with("fmod", 0)
        .to(context.output(0));
  }

  private static String flat(LiftContext context, String indices, int rank) {
    return rank == 0 ? indices : context.made("Reshape", indices, context.longs("flat", -1));
  }
}
