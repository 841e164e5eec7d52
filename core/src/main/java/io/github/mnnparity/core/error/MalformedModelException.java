package io.github.mnnparity.core.error;

/** A model file whose contents break its format's rules; names file, byte offset and field. */
public final class MalformedModelException extends ParityException {
  private static final long serialVersionUID = 1L;

  public MalformedModelException(Problem problem) {
    super(problem);
  }

  public MalformedModelException(Problem problem, Throwable cause) {
    super(problem, cause);
  }
}
