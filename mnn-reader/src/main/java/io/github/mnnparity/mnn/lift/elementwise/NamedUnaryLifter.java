package io.github.mnnparity.mnn.lift.elementwise;

import io.github.mnnparity.mnn.lift.LiftContext;
import io.github.mnnparity.mnn.lift.OpLifter;
import io.github.mnnparity.mnn.model.MnnOp;

/** An op type that older converters wrote where newer ones write {@code UnaryOp}. */
final class NamedUnaryLifter implements OpLifter {
  private final String mnnType;
  private final int operation;

  NamedUnaryLifter(String mnnType, int operation) {
    this.mnnType = mnnType;
    this.operation = operation;
  }

  @Override
  public String mnnType() {
    return mnnType;
  }

  @Override
  public void lift(MnnOp op, LiftContext context) {
    UnaryOpLifter.lift(op, operation, context);
  }
}
