package io.github.mnnparity.report;

import io.github.mnnparity.core.io.AtomicFiles;
import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.report.html.Page;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A comparison as one HTML file that needs nothing else: no network, no other file. It can be read
 * without scripts and printed; scripts add the chart, the graphs and the pictures of values, where
 * the report has {@link Report#details()}. Stateless, thread-safe.
 */
public final class HtmlReport {
  private HtmlReport() {}

  /** The whole page, UTF-8. */
  public static String render(Report report) {
    return Page.of(report);
  }

  /**
   * Writes {@code target} whole or not at all, in UTF-8.
   *
   * @throws io.github.mnnparity.core.error.BadInputException if the file cannot be written
   */
  public static void write(Report report, Path target) {
    String page = render(report);
    AtomicFiles.write(target, temporary -> Files.writeString(temporary, page));
  }
}
