package io.github.mnnparity.report.html;

import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.core.report.Section;
import io.github.mnnparity.report.facts.Levels;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A report as a piece of HTML inside a page of someone else: no script, no id, no heading that
 * would enter the page's own contents, and a style that touches nothing around it and takes the
 * page's colours. Stateless, thread-safe.
 */
public final class Inline {
  /** Escaped text has no quotation marks: only markup matches. */
  private static final Pattern IDS = Pattern.compile(" (id|aria-labelledby)=\"[^\"]*\"");

  private static final Pattern HEADING = Pattern.compile("<h([1-4])");
  private static final Pattern HEADING_END = Pattern.compile("</h[1-4]>");

  private Inline() {}

  /**
   * @param picture markup that stands below the verdict; empty for none
   */
  public static String of(Report report, String picture) {
    Levels levels = Levels.of(report);
    Html out = new Html();
    new VerdictPart(report, levels, out).summary();
    out.raw(picture);
    new FindingPart(report, levels, out).append();
    new FactPart(report, out).outputs();
    for (Section section : report.sections()) {
      out.raw("<details open><summary>").text(section.title()).raw("</summary>");
      SectionPart.append(section, out);
      out.raw("</details>");
    }
    rest(report, out);
    return block(out);
  }

  /** A table with its title and sentences. */
  public static String of(Section section) {
    Html out = new Html();
    SectionPart.append(section, out);
    return block(out);
  }

  /**
   * One line of how far a piece of work is.
   *
   * @param share from 0 to 1; empty where it is not known
   */
  public static String progress(String words, Optional<Double> share) {
    Html out = new Html().raw("<div style=\"font: 13px system-ui, sans-serif; opacity: .8\">");
    share.ifPresent(
        part ->
            out.raw("<progress style=\"width: 9rem; vertical-align: middle\" max=\"100\" value=\"")
                .raw(Math.round(part * 100) + "\"></progress> "));
    return out.text(words).raw("</div>").toString();
  }

  private static String block(Html out) {
    String plain = IDS.matcher(out.toString()).replaceAll("");
    plain = HEADING.matcher(plain).replaceAll("<div data-h=\"$1\"");
    plain = HEADING_END.matcher(plain).replaceAll("</div>");
    return "<div class=\"mnn-parity\"><style>"
        + Assets.inlineStyle()
        + "</style>"
        + plain
        + "</div>";
  }

  private static void rest(Report report, Html out) {
    out.raw("<p class=\"rest\">")
        .text(
            Numbers.count(report.layers().size(), "layer")
                + "; "
                + Numbers.percent(report.alignment().coverage())
                + " of the reference's values compared; views: "
                + String.join(", ", report.scope()));
    report.skipped().forEach((view, reason) -> out.text("; not " + view + ": " + reason));
    out.raw("</p>");
  }
}
