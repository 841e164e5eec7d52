package io.github.mnnparity.testing.junit;

import io.github.mnnparity.core.ModelPair;
import io.github.mnnparity.core.Parity;
import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.testing.ParityAssertions;
import io.github.mnnparity.testing.ReportFiles;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One comparison of a test.
 *
 * @param file its report
 */
record Comparison(Settings settings, Report report, Path file) {

  /**
   * Compares, and writes the report. Ends the test as skipped where only the file could be looked
   * at for want of the engine, unless the engine was demanded.
   */
  static Comparison run(
      Settings settings, TestFiles files, Feed feed, String name, ExtensionContext context) {
    Path reference = files.find("reference", settings.reference());
    Path candidate = Candidates.of(settings, files, reference, context);
    ModelPair pair =
        Parity.between(reference, candidate)
            .engine(settings.engine())
            .minSqnr(settings.minSqnr())
            .with(options -> options.minCoverage(settings.minCoverage()))
            .details();
    feed.to(pair, settings);
    Report report = pair.compare();
    Comparison made = new Comparison(settings, report, files.report(name));
    ReportFiles.write(report, made.file());
    if (settings.isDemanded()) {
      ParityAssertions.assertThat(report).ranInEngine();
    } else {
      ParityAssertions.assumeEngine(report);
    }
    return made;
  }
}
