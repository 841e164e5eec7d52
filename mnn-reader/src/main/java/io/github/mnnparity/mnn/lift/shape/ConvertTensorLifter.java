package io.github.mnnparity.mnn.lift.shape;

import io.github.mnnparity.mnn.lift.CannotLiftException;
import io.github.mnnparity.mnn.lift.Channels;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.MNN_DATA_FORMAT;
import io.github.mnnparity.mnn.schema.TensorConvertInfo;

/**
 * MNN {@code ConvertTensor}: {@code Identity} between NCHW and its packed form NC4HW4, {@code
 * Transpose} between them and NHWC.
 */
final class ConvertTensorLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "ConvertTensor";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    TensorConvertInfo info = op.parameter(new TensorConvertInfo());
    boolean fromLast = channelsLast(op, "source", info.source());
    boolean toLast = channelsLast(op, "dest", info.dest());
    if (fromLast == toLast) {
      context.same("Identity");
      return;
    }
    int rank =
        context
            .rank(context.input(0))
            .orElseThrow(
                () -> new CannotLiftException("the rank is not known, so the axes are not"));
    if (rank <= 2) {
      context.same("Identity");
      return;
    }
    long[] order = toLast ? Channels.toLast(rank) : Channels.toFirst(rank);
    context.node("Transpose").inputs(context.input(0)).with("perm", order).to(context.output(0));
  }

  private static boolean channelsLast(MnnOp op, String field, byte format) {
    return switch (format) {
      case MNN_DATA_FORMAT.NCHW, MNN_DATA_FORMAT.NC4HW4 -> false;
      case MNN_DATA_FORMAT.NHWC -> true;
      default -> throw op.malformed(field, "NCHW, NHWC or NC4HW4", "format " + format);
    };
  }
}
