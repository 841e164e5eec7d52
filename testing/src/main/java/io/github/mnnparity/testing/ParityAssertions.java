package io.github.mnnparity.testing;

import java.nio.file.Path;

/** Entry point: {@code assertThatModel(mnn).matches(onnx)}. */
public final class ParityAssertions {
  private ParityAssertions() {}

  /**
   * @param candidate a converted {@code .mnn} file
   */
  public static ModelAssert assertThatModel(Path candidate) {
    return new ModelAssert(candidate);
  }
}
