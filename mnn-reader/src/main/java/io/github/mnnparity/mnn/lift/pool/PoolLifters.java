package io.github.mnnparity.mnn.lift.pool;

import io.github.mnnparity.mnn.lift.OpLifter;
import java.util.List;

/** The lifters of pooling. */
public final class PoolLifters {
  private PoolLifters() {}

  public static List<OpLifter> all() {
    return List.of(new Pooling3DLifter(), new PoolingLifter());
  }
}
