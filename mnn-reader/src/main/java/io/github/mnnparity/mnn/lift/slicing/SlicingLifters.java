package io.github.mnnparity.mnn.lift.slicing;

import io.github.mnnparity.mnn.lift.OpLifter;
import java.util.List;

/** The lifters of this group. */
public final class SlicingLifters {
  private SlicingLifters() {}

  public static List<OpLifter> all() {
    return List.of(
        new ConcatLifter(),
        new CropLifter(),
        new PackLifter(),
        new ReverseLifter(),
        new SliceLifter(),
        new SliceTfLifter(),
        new StridedSliceLifter(),
        new UnpackLifter());
  }
}
