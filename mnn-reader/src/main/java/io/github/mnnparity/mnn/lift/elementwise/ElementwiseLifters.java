package io.github.mnnparity.mnn.lift.elementwise;

import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.schema.UnaryOpOperation;
import java.util.List;

/** The lifters of elementwise ops. */
public final class ElementwiseLifters {
  private ElementwiseLifters() {}

  public static List<OpLifter> all() {
    return List.of(
        new BinaryOpLifter(),
        new CastLifter(),
        new EltwiseLifter(),
        new NamedUnaryLifter("AbsVal", UnaryOpOperation.ABS),
        new NamedUnaryLifter("Exp", UnaryOpOperation.EXP),
        new NamedUnaryLifter("Log", UnaryOpOperation.LOG),
        new SelectLifter(),
        new UnaryOpLifter());
  }
}
