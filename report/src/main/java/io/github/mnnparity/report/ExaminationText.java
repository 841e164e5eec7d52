package io.github.mnnparity.report;

import io.github.mnnparity.core.report.Examination;
import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.Section;
import io.github.mnnparity.core.report.Severity;
import io.github.mnnparity.report.TextOptions.Detail;

/**
 * An examination as text for a terminal: the verdict, the findings, the tables. Stateless,
 * thread-safe.
 */
public final class ExaminationText {
  private ExaminationText() {}

  /** Lines end with {@code \n}; the last one too. Notes are shown where nothing is worse. */
  public static String render(Examination examination, TextOptions options) {
    var style = Style.of(options);
    var out = new StringBuilder();
    out.append(HeadlineText.of(examination.verdict(), examination.headline(), style));
    if (options.detail() == Detail.QUIET) {
      return Columns.printable(out);
    }
    var findings = new FindingText(style, examination.headline());
    boolean errors =
        examination.findings().stream().anyMatch(found -> found.severity() == Severity.ERROR);
    for (Finding finding : examination.findings()) {
      if (finding.severity() == Severity.ERROR || !errors || options.detail() == Detail.VERBOSE) {
        findings.head(finding, out);
        findings.names(finding, out);
        findings.body(finding, out);
      }
    }
    var sections = new SectionText(style);
    for (Section section : examination.sections()) {
      out.append(sections.render(section));
    }
    if (!options.written().isEmpty()) {
      out.append('\n').append(style.wrapped("Written   ", String.join(", ", options.written())));
    }
    return Columns.printable(out);
  }
}
