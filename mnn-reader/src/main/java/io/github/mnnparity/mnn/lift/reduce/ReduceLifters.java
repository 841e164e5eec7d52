package io.github.mnnparity.mnn.lift.reduce;

import io.github.mnnparity.mnn.lift.OpLifter;
import java.util.List;

/** The lifters of this group. */
public final class ReduceLifters {
  private ReduceLifters() {}

  public static List<OpLifter> all() {
    return List.of(
        new ArgLifter("ArgMax"),
        new ArgLifter("ArgMin"),
        new CumSumLifter(),
        new ReductionLifter(),
        new SoftmaxLifter(),
        new TopKLifter());
  }
}
