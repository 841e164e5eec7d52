package io.github.mnnparity.mnn.lift.tiling;

import io.github.mnnparity.mnn.lift.OpLifter;
import java.util.List;

/** The lifters of this group. */
public final class TilingLifters {
  private TilingLifters() {}

  public static List<OpLifter> all() {
    return List.of(
        new BroadcastToLifter(),
        new DepthToSpaceLifter(),
        new EyeLikeLifter(),
        new FillLifter(),
        new PaddingLifter(),
        new RangeLifter(),
        new RasterLifter(),
        new SpaceToDepthLifter(),
        new TileLifter(),
        new ZerosLikeLifter());
  }
}
