package io.github.mnnparity.core.error;

/** An argument, file or input value that cannot be used; names it and says what is wanted. */
public final class BadInputException extends ParityException {
  private static final long serialVersionUID = 1L;

  public BadInputException(Problem problem) {
    super(problem);
  }

  public BadInputException(Problem problem, Throwable cause) {
    super(problem, cause);
  }
}
