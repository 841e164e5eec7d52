package io.github.mnnparity.core.audit.bias;

import io.github.mnnparity.core.audit.linear.Formula;
import java.util.List;

/** The list of formulas for biases; a new one is one class and one line here. */
public final class BiasFormulas {
  private static final List<Formula> ALL =
      List.of(
          new MissingBias(),
          new LostTerms(),
          new OtherEpsilon(),
          new FlippedSign(),
          new ExchangedBiases(),
          new ScaledBias(),
          new ShiftedBias(),
          new SingleBiases());

  private BiasFormulas() {}

  /** In the order in which they are to be tried. */
  public static List<Formula> all() {
    return ALL;
  }
}
