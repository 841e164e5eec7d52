package io.github.mnnparity.mnn.lift.pool;

import io.github.mnnparity.mnn.lift.Checks;
import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.NodeSketch;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.AvgPoolCountType;
import io.github.mnnparity.mnn.schema.Pool;
import io.github.mnnparity.mnn.schema.PoolPadType;
import io.github.mnnparity.mnn.schema.PoolType;

/**
 * MNN {@code Pooling}: ONNX {@code MaxPool}, {@code AveragePool}, {@code GlobalMaxPool} or {@code
 * GlobalAveragePool}. One-dimensional pooling keeps rank 3 and uses the Y fields. A stride of 0
 * means that the ONNX node had none, that is 1.
 */
final class PoolingLifter implements OpLifter {
  @Override
  public String mnnType() {
    return "Pooling";
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    Pool pool = op.parameter(new Pool());
    if (pool.isGlobal()) {
      GlobalPool.lift(pool.type(), context);
      return;
    }
    boolean flat =
        context.rank(context.input(0)).map(rank -> rank == 3).orElse(pool.padsLength() == 2);
    if (pool.kernelY() < 1 || (!flat && pool.kernelX() < 1)) {
      throw op.malformed("kernelY, kernelX", "at least 1", pool.kernelY() + ", " + pool.kernelX());
    }
    Checks.atLeast(op, "strideY", 0, pool.strideY());
    Checks.atLeast(op, "strideX", 0, pool.strideX());
    boolean max = pool.type() == PoolType.MAXPOOL;
    NodeSketch node =
        context
            .node(max ? "MaxPool" : "AveragePool")
            .inputs(context.input(0))
            .with("kernel_shape", spatial(flat, pool.kernelY(), pool.kernelX()))
            .with(
                "strides", spatial(flat, Math.max(1, pool.strideY()), Math.max(1, pool.strideX())));
    if (pool.padType() == PoolPadType.SAME) {
      node.with("auto_pad", "SAME_UPPER");
    } else {
      node.with("pads", pads(pool, flat));
    }
    if (pool.padType() == PoolPadType.CAFFE && pool.ceilModel()) {
      node.with("ceil_mode", 1);
    }
    if (!max && countsPadding(pool)) {
      node.with("count_include_pad", 1);
    }
    node.to(context.outputs());
  }

  private static long[] spatial(boolean flat, long y, long x) {
    return flat ? new long[] {y} : new long[] {y, x};
  }

  private static long[] pads(Pool pool, boolean flat) {
    if (pool.padType() == PoolPadType.VALID) {
      return new long[flat ? 2 : 4];
    }
    if (flat) {
      return switch (pool.padsLength()) {
        case 0 -> new long[] {pool.padY(), pool.padY()};
        case 2 -> new long[] {pool.pads(0), pool.pads(1)};
        default -> new long[] {pool.pads(0), pool.pads(pool.padsLength() / 2)};
      };
    }
    if (pool.padsLength() >= 4) {
      return new long[] {pool.pads(0), pool.pads(1), pool.pads(2), pool.pads(3)};
    }
    return new long[] {pool.padY(), pool.padX(), pool.padY(), pool.padX()};
  }

  /** Old files say nothing: then explicit symmetric padding counts, any other does not. */
  private static boolean countsPadding(Pool pool) {
    return switch (pool.countType()) {
      case AvgPoolCountType.INCLUDE_PADDING -> true;
      case AvgPoolCountType.EXCLUDE_PADDING -> false;
      default -> pool.padsLength() == 0 && pool.padType() == PoolPadType.CAFFE;
    };
  }
}
