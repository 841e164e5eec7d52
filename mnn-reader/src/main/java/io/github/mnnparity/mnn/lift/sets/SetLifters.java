package io.github.mnnparity.mnn.lift.sets;

import io.github.mnnparity.mnn.lift.OpLifter;
import java.util.List;

/** The lifters of this group. */
public final class SetLifters {
  private SetLifters() {}

  public static List<OpLifter> all() {
    return List.of(
        new CosineSimilarityLifter(),
        new CumProdLifter(),
        new HistogramLifter(),
        new LinSpaceLifter(),
        new MatrixBandPartLifter(),
        new MomentsLifter(),
        new SegmentLifter(),
        new SetDiff1DLifter(),
        new StftLifter(),
        new UniqueLifter(),
        new UnravelIndexLifter());
  }
}
