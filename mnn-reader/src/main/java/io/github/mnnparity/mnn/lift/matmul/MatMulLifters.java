package io.github.mnnparity.mnn.lift.matmul;

import io.github.mnnparity.mnn.lift.OpLifter;
import java.util.List;

/** The lifters of this group. */
public final class MatMulLifters {
  private MatMulLifters() {}

  public static List<OpLifter> all() {
    return List.of(
        new AttentionLifter(),
        new BatchMatMulLifter(),
        new DetLifter(),
        new InnerProductLifter(),
        new MatMulLifter());
  }
}
