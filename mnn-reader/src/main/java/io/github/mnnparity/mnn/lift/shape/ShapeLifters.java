package io.github.mnnparity.mnn.lift.shape;

import io.github.mnnparity.mnn.lift.OpLifter;
import java.util.List;

/** The lifters of ops that move or reshape data. */
public final class ShapeLifters {
  private ShapeLifters() {}

  public static List<OpLifter> all() {
    return List.of(
        new CastLikeLifter(),
        new ConvertTensorLifter(),
        new ExpandDimsLifter(),
        new FlattenLifter(),
        new IdentityLifter("Copy"),
        new IdentityLifter("Dropout"),
        new IdentityLifter("Identity"),
        new PermuteLifter(),
        new RankLifter(),
        new ReshapeLifter(),
        new ShapeLifter(),
        new SizeLifter(),
        new SqueezeLifter(),
        new TransposeLifter(),
        new UnsqueezeLifter());
  }
}
