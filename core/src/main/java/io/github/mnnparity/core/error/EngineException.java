package io.github.mnnparity.core.error;

/** A runtime (ONNX Runtime, the MNN engine, the converter) that failed or is not there. */
public final class EngineException extends ParityException {
  private static final long serialVersionUID = 1L;

  public EngineException(Problem problem) {
    super(problem);
  }

  public EngineException(Problem problem, Throwable cause) {
    super(problem, cause);
  }
}
