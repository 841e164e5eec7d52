package io.github.mnnparity.mnn.lift.restore;

import io.github.mnnparity.mnn.lift.Restoration;
import java.util.List;

/** All restorations, in their order. */
public final class Restorations {
  private Restorations() {}

  public static List<Restoration> all() {
    return List.of(
        new GatherRestoring(),
        new GroupConvRestoring(),
        new MatMulRestoring(),
        new SoftmaxRestoring(),
        new DeadNodeRemoving());
  }
}
