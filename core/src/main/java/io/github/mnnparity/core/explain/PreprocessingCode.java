package io.github.mnnparity.core.explain;

import io.github.mnnparity.core.image.Preprocessing;
import java.util.List;

/** The intended preprocessing as code. */
final class PreprocessingCode {
  private PreprocessingCode() {}

  static List<CodeSample> of(Preprocessing steps) {
    return List.of();
  }
}
