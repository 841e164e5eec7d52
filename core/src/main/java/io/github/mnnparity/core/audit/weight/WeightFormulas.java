package io.github.mnnparity.core.audit.weight;

import io.github.mnnparity.core.audit.linear.Formula;
import java.util.List;

/** The list of formulas for weights; a new one is one class and one line here. */
public final class WeightFormulas {
  private static final List<Formula> ALL =
      List.of(
          new ZeroRows(),
          new CollapsedRows(),
          new FlippedSign(),
          new UnfoldedNormalization(),
          new OtherEpsilon(),
          new MirroredKernel(),
          new TransposedKernel(),
          new OtherOrder(),
          new ExchangedChannels(),
          new ExchangedInputs(),
          new ScaledChannels(),
          new ScaledGroups(),
          new ShiftedChannels(),
          new SingleWeights());

  private WeightFormulas() {}

  /** In the order in which they are to be tried. */
  public static List<Formula> all() {
    return ALL;
  }
}
