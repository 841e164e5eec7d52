package io.github.mnnparity.mnn.lift.slicing;

import io.github.mnnparity.mnn.lift.CannotLiftException;
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
    if (context.inputCount() > 4) {
      throw new CannotLiftException("it writes into a slice");
    }
    new MaskedSlice(op, param.orElseGet(StridedSliceParam::new), context).lift();
  }
}
