package io.github.mnnparity.mnn.lift.activation;

import io.github.mnnparity.mnn.lift.OpLifter;
import java.util.List;

/** The lifters of activations. */
public final class ActivationLifters {
  private ActivationLifters() {}

  public static List<OpLifter> all() {
    return List.of(new ReluLifter(), new Relu6Lifter());
  }
}
