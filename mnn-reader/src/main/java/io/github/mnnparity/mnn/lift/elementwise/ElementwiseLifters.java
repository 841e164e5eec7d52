package io.github.mnnparity.mnn.lift.elementwise;

import io.github.mnnparity.mnn.lift.OpLifter;
import java.util.List;

/** The lifters of elementwise ops. */
public final class ElementwiseLifters {
  private ElementwiseLifters() {}

  public static List<OpLifter> all() {
    return List.of(new BinaryOpLifter());
  }
}
