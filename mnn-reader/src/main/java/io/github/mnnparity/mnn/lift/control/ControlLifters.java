package io.github.mnnparity.mnn.lift.control;

import io.github.mnnparity.mnn.lift.OpLifter;
import java.util.List;

/** The lifters of control flow. */
public final class ControlLifters {
  private ControlLifters() {}

  public static List<OpLifter> all() {
    return List.of(new IfLifter(), new WhileLifter());
  }
}
