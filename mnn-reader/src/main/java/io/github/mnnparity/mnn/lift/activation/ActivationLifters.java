package io.github.mnnparity.mnn.lift.activation;

import io.github.mnnparity.mnn.lift.OpLifter;
import java.util.List;

/** The lifters of activations. */
public final class ActivationLifters {
  private ActivationLifters() {}

  public static List<OpLifter> all() {
    return List.of(
        new EluLifter(),
        new PReluLifter(),
        new Relu6Lifter(),
        new ReluLifter(),
        new SeluLifter(),
        new PlainActivationLifter("Bnll", "Softplus"),
        new PlainActivationLifter("Sigmoid", "Sigmoid"),
        new PlainActivationLifter("TanH", "Tanh"),
        new ThresholdLifter());
  }
}
