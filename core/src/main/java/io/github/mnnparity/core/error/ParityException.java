package io.github.mnnparity.core.error;

/** Base of the exceptions that cross a door; its message is the {@link Problem} as text. */
public abstract class ParityException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  ParityException(Problem problem, Throwable cause) {
    super(problem.toString(), cause);
    this.problem = problem;
  }

  ParityException(Problem problem) {
    super(problem.toString());
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
