package io.github.mnnparity.testing;

import io.github.mnnparity.core.report.Report;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;

/**
 * Entry points, with AssertJ's own beside them: {@code import static
 * io.github.mnnparity.testing.ParityAssertions.assertThat} serves for everything, and may stand
 * beside the import of {@code org.assertj.core.api.Assertions.assertThat}.
 */
public final class ParityAssertions extends Assertions {
  private ParityAssertions() {}

  /** Assertions on the result of a comparison. */
  public static ReportAssert assertThat(Report report) {
    return new ReportAssert(report);
  }

  /** The same, in the words of behaviour-driven tests. */
  public static ReportAssert then(Report report) {
    return assertThat(report);
  }

  /**
   * Skips the test, with the reason, where only the file could be compared because the engine is
   * not installed and was not demanded; assertions that need the engine do the same by themselves.
   */
  public static void assumeEngine(Report report) {
    assertThat(report).skipWithoutEngine();
  }

  /**
   * Assertions on a model that is compared where it is asserted.
   *
   * @param candidate a converted {@code .mnn} file
   */
  public static ModelAssert assertThatModel(Path candidate) {
    return new ModelAssert(candidate);
  }
}
