package io.github.mnnparity.core.explain;

import io.github.mnnparity.core.image.Preprocessing;
import java.util.List;

/** The intended preprocessing as code. */
public final class PreprocessingCode {
  private PreprocessingCode() {}

  /** For every API and language. */
  public static List<CodeSample> of(Preprocessing steps) {
    return List.of();
  }
}
