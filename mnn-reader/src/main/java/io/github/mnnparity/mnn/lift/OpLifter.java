package io.github.mnnparity.mnn.lift;

import io.github.mnnparity.mnn.model.MnnOp;

/** Lifts the ops of one type. Stateless. */
public interface OpLifter {
  /** As the schema's {@code OpType} spells it. */
  String mnnType();

  /**
   * Adds the ONNX nodes that mean what {@code op} means; every output of the op that is used must
   * be written.
   *
   * @throws CannotLiftException if ONNX operators cannot say it; the op stays opaque
   * @throws io.github.mnnparity.core.error.MalformedModelException if the op's fields make no sense
   */
  void lift(MnnOp op, LiftContext context);
}
