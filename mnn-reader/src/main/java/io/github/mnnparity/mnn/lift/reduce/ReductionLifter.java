package io.github.mnnparity.mnn.lift.reduce;

import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.mnn.lift.Checks;
import io.github.mnnparity.mnn.lift.Fields;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.MnnTypes;
import io.github.mnnparity.mnn.lift.NodeSketch;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.ReductionParam;
import io.github.mnnparity.mnn.schema.ReductionType;

/**
 * MNN {@code Reduction}: the ONNX reduction of its operation; axes are the second input or stored,
 * all axes without either. Any and all, of integers 0 and 1, are maximum and minimum.
 */
final class ReductionLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "Reduction";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    ReductionParam param = op.parameter(new ReductionParam());
    String x = context.input(0);
    boolean mean = param.operation() == ReductionType.MEAN;
    boolean integerMean = mean && context.isInteger(x);
    NodeSketch node =
        context
            .node(opType(op, param.operation()))
            .inputs(integerMean ? context.as(DType.INT32, x) : x);
    long[] axes = Fields.longs(param.dimVector());
    if (context.hasInput(1)) {
      node.inputs(context.vector(context.int64(context.input(1))));
    } else if (axes.length > 0) {
      Checks.axes(op, "dim", context.rank(x), axes);
      node.inputs(context.longs("axes", axes));
    }
    node.with("keepdims", param.keepDims() ? 1 : 0);
    if (integerMean) {
      context
          .node("Cast")
          .inputs(node.toTemporary())
          .with("to", MnnTypes.onnxNumber(DType.INT64))
          .to(context.output(0));
    } else {
      node.to(context.output(0));
    }
  }

  private static String opType(MnnOp op, byte operation) {
    return switch (operation) {
      case ReductionType.SUM -> "ReduceSum";
      case ReductionType.ASUM -> "ReduceL1";
      case ReductionType.SUMSQ -> "ReduceSumSquare";
      case ReductionType.MEAN -> "ReduceMean";
      case ReductionType.MAXIMUM, ReductionType.ANY -> "ReduceMax";
      case ReductionType.MINIMUM, ReductionType.ALL -> "ReduceMin";
      case ReductionType.PROD -> "ReduceProd";
      default -> throw op.malformed("operation", "a ReductionType of the schema", "" + operation);
    };
  }
}
