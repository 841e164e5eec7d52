package io.github.mnnparity.testing.junit;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/** Leads from a failure that does not name the report to the report. */
final class ReportPath extends Exception {
  private static final long serialVersionUID = 1L;

  private ReportPath(String message) {
    super(message, null, false, false);
  }

  static void addTo(Throwable thrown, Comparison comparison, ExtensionContext context) {
    if (thrown instanceof TestAbortedException) {
      return;
    }
    String file = comparison.file().toString();
    context.publishReportEntry("parity.report", file);
    if (!String.valueOf(thrown.getMessage()).contains(file)) {
      thrown.addSuppressed(new ReportPath("the comparison is in " + file));
    }
  }
}
