package io.github.mnnparity.mnn.lift;

/**
 * An op that has no form in ONNX operators, with the reason in a sentence. Never leaves lifting.
 */
public final class CannotLiftException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CannotLiftException(String reason) {
    super(reason);
  }
}
