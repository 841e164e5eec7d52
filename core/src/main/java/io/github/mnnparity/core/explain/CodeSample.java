package io.github.mnnparity.core.explain;

/** Corrected code that a user can paste. */
public record CodeSample(Api api, Language language, String text) {
  /** MNN's two ways to run a model. */
  public enum Api {
    SESSION,
    MODULE
  }

  public enum Language {
    CPP,
    PYTHON,
    JAVA
  }
}
