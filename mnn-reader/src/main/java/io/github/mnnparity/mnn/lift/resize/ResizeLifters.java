package io.github.mnnparity.mnn.lift.resize;

import io.github.mnnparity.mnn.lift.OpLifter;
import java.util.List;

/** The lifters of this group. */
public final class ResizeLifters {
  private ResizeLifters() {}

  public static List<OpLifter> all() {
    return List.of(
        new GridSampleLifter(),
        new InterpLifter("Interp"),
        new InterpLifter("Interp3D"),
        new ResizeLifter(),
        new RoiAlignLifter());
  }
}
