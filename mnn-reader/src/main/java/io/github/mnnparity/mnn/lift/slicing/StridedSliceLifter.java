package io.github.mnnparity.mnn.lift.slicing;

import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.StridedSliceParam;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * MNN {@code StridedSlice}: ONNX {@code Slice}. From ONNX it has ONNX's inputs; otherwise it is
 * TensorFlow's, with masks.
 */
final class StridedSliceLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "StridedSlice";
  }

  /** {@code StridedSliceParam.fromType} of ops that have ONNX's inputs. */
  private static final int FROM_ONNX = 1;

  @Override
  public void lift(MnnOp op, LiftContext context) {
    Optional<StridedSliceParam> param = op.optionalParameter(new StridedSliceParam());
    if (param.isPresent() && param.get().fromType() == FROM_ONNX) {
      List<String> inputs = new ArrayList<>();
      inputs.add(context.input(0));
      for (int i = 1; i < context.inputCount(); i++) {
        inputs.add(context.hasInput(i) ? context.int64(context.input(i)) : "");
      }
      context.node("Slice").inputs(inputs).to(context.output(0));
      return;
    }
    StridedSliceParam masks = op.parameter(new StridedSliceParam());
    if (context.hasInput(4)) {
      write(op, masks, context);
    } else {
      new MaskedSlice(op, masks, context, context.input(0), context.output(0)).lift();
    }
  }

  /** The fifth input goes where the slice is: to the places that a slice of all places has. */
  private static void write(MnnOp op, StridedSliceParam masks, LiftContext context) {
    String x = context.input(0);
    String shape = context.made("Shape", x);
    String zero = context.constant("zero", Tensor.ofLongs(Shape.SCALAR, 0));
    String one = context.constant("one", Tensor.ofLongs(Shape.SCALAR, 1));
    String all = context.made("Range", zero, context.made("Size", x), one);
    String places = context.hidden("places");
    new MaskedSlice(op, masks, context, context.made("Reshape", all, shape), places).lift();
    String values = context.made("Expand", context.input(4), context.made("Shape", places));
    String flat = context.longs("flat", -1);
    String written =
        context.made(
            "ScatterElements",
            context.made("Reshape", x, flat),
            context.made("Reshape", places, flat),
            context.made("Reshape", values, flat));
    context.node("Reshape").inputs(written, shape).to(context.output(0));
  }
}
