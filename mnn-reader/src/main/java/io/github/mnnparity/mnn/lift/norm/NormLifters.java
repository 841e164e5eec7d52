package io.github.mnnparity.mnn.lift.norm;

import io.github.mnnparity.mnn.lift.OpLifter;
import java.util.List;

/** The lifters of normalization. */
public final class NormLifters {
  private NormLifters() {}

  public static List<OpLifter> all() {
    return List.of(
        new BatchNormLifter(),
        new GroupNormLifter(),
        new InstanceNormLifter(),
        new LayerNormLifter(),
        new LrnLifter(),
        new NormalizeLifter(),
        new ScaleLifter());
  }
}
