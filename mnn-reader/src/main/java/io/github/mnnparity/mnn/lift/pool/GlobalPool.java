package io.github.mnnparity.mnn.lift.pool;

import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.schema.PoolType;

/** Pooling over all of the map, which has no window. */
final class GlobalPool {
  private GlobalPool() {}

  static void lift(byte type, LiftContext context) {
    boolean flat = context.rank(context.input(0)).orElse(4) <= 2;
    String opType =
        flat ? "Identity" : type == PoolType.MAXPOOL ? "GlobalMaxPool" : "GlobalAveragePool";
    context.node(opType).inputs(context.input(0)).to(context.output(0));
  }
}
