package io.github.mnnparity.testing;

import io.github.mnnparity.core.report.Report;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractSoftAssertions;
import org.assertj.core.api.SoftAssertionsProvider;
import org.assertj.core.api.StandardSoftAssertionsProvider;

/**
 * Assertions that all run before the test fails, for reports and for everything that AssertJ knows.
 * Also a parameter of tests with AssertJ's {@code SoftAssertionsExtension}. Not thread-safe.
 */
public final class ParitySoftAssertions extends AbstractSoftAssertions
    implements StandardSoftAssertionsProvider {

  /** Runs {@code assertions}, then fails with all that went wrong. */
  public static void assertSoftly(Consumer<ParitySoftAssertions> assertions) {
    SoftAssertionsProvider.assertSoftly(ParitySoftAssertions.class, assertions);
  }

  /** Assertions on the result of a comparison; those on its layers are soft, too. */
  public ReportAssert assertThat(Report report) {
    ReportAssert soft = proxy(ReportAssert.class, Report.class, report);
    soft.failures = new Failures(this);
    return soft;
  }
}
