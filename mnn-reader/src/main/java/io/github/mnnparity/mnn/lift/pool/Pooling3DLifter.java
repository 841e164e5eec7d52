package io.github.mnnparity.mnn.lift.pool;

import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.NodeSketch;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.Pool3D;
import io.github.mnnparity.mnn.schema.PoolPadType;
import io.github.mnnparity.mnn.schema.PoolType;
import java.util.function.IntUnaryOperator;

/**
 * MNN {@code Pooling3D}: global pooling of any rank, or ONNX {@code MaxPool}, {@code AveragePool}
 * over depth, height and width. Only the begin pads are stored; they hold for both ends.
 */
final class Pooling3DLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "Pooling3D";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    Pool3D pool = op.parameter(new Pool3D());
    if (pool.isGlobal()) {
      GlobalPool.lift(pool.type(), context);
      return;
    }
    if (pool.kernelsLength() == 0) {
      throw op.malformed("kernels", "at least one size", "none");
    }
    int rank = pool.kernelsLength();
    NodeSketch node =
        context
            .node(pool.type() == PoolType.MAXPOOL ? "MaxPool" : "AveragePool")
            .inputs(context.input(0))
            .with("kernel_shape", vector(rank, rank, pool::kernels, 1))
            .with("strides", vector(rank, pool.stridesLength(), pool::strides, 1));
    if (pool.padType() == PoolPadType.SAME) {
      node.with("auto_pad", "SAME_UPPER");
    } else {
      long[] begin = vector(rank, pool.padsLength(), pool::pads, 0);
      long[] pads = new long[2 * rank];
      for (int i = 0; pool.padType() == PoolPadType.CAFFE && i < rank; i++) {
        pads[i] = begin[i];
        pads[rank + i] = begin[i];
      }
      node.with("pads", pads);
    }
    node.to(context.output(0));
  }

  private static long[] vector(int rank, int length, IntUnaryOperator at, long absent) {
    long[] values = new long[rank];
    for (int i = 0; i < rank; i++) {
      values[i] = i < length ? Math.max(absent, at.applyAsInt(i)) : absent;
    }
    return values;
  }
}
