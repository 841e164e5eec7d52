package io.github.mnnparity.mnn.lift.detection;

import io.github.mnnparity.mnn.lift.OpLifter;
import java.util.List;

/** The lifters of this group. */
public final class DetectionLifters {
  private DetectionLifters() {}

  public static List<OpLifter> all() {
    return List.of(new DetectionOutputLifter(), new PriorBoxLifter());
  }
}
