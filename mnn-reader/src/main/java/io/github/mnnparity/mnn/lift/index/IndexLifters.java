package io.github.mnnparity.mnn.lift.index;

import io.github.mnnparity.mnn.lift.OpLifter;
import java.util.List;

/** The lifters of this group. */
public final class IndexLifters {
  private IndexLifters() {}

  public static List<OpLifter> all() {
    return List.of(
        new GatherElementsLifter(),
        new GatherLifter(),
        new GatherNdLifter(),
        new GatherV2Lifter(),
        new NonMaxSuppressionLifter(),
        new OneHotLifter(),
        new ReverseSequenceLifter(),
        new ScatterElementsLifter(),
        new ScatterNdLifter(),
        new WhereLifter());
  }
}
