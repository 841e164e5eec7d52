package io.github.mnnparity.mnn.lift.image;

import io.github.mnnparity.mnn.lift.OpLifter;
import java.util.List;

/** The lifters of this group. */
public final class ImageLifters {
  private ImageLifters() {}

  public static List<OpLifter> all() {
    return List.of(
        new BatchToSpaceLifter(),
        new Col2ImLifter(),
        new CropAndResizeLifter(),
        new Dilation2DLifter(),
        new Im2ColLifter(),
        new RoiPoolingLifter(),
        new SpaceToBatchLifter(),
        new SpatialProductLifter());
  }
}
