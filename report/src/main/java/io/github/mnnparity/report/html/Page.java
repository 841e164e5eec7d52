package io.github.mnnparity.report.html;

import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.core.report.Section;
import io.github.mnnparity.report.facts.Levels;
import io.github.mnnparity.report.payload.Payload;
import java.util.ArrayList;
import java.util.List;

/** The page of a report. Stateless, thread-safe. */
public final class Page {
  private final Report report;
  private final Levels levels;
  private final Html out = new Html();

  private Page(Report report) {
    this.report = report;
    this.levels = Levels.of(report);
  }

  /** The whole document. */
  public static String of(Report report) {
    return new Page(report).text();
  }

  private String text() {
    String style = Assets.style();
    String script = Assets.script();
    out.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"")
        .raw(Assets.policy(style, script))
        .raw("\">\n")
        .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .raw("<meta name=\"color-scheme\" content=\"light dark\">\n")
        .raw("<meta name=\"generator\" content=\"MNN Parity\">\n")
        .element("title", "", report.verdict() + " · " + pair())
        .raw("\n<style>")
        .raw(style)
        .raw("</style>\n</head>\n<body>\n");
    new VerdictPart(report, levels, out).head(places(), pair());
    out.raw("<main id=\"main\">\n");
    new VerdictPart(report, levels, out).summary();
    new FindingPart(report, levels, out).append();
    FactPart facts = new FactPart(report, out);
    facts.outputs();
    out.raw(
        """
        <section id="chart" class="scripted" hidden><h2>Error over depth</h2><div id="chart-body"></div></section>
        <section id="graphs" class="scripted" hidden><h2>The two graphs, side by side</h2><div id="graphs-body"></div></section>
        """);
    report.sections().forEach(section -> SectionPart.append(section, out));
    new LayerPart(report, levels, out).append();
    facts.append();
    out.raw("</main>\n<aside id=\"panel\" aria-label=\"Layer\" hidden></aside>\n");
    out.raw("<div id=\"said\" class=\"hidden\" role=\"status\" aria-live=\"polite\"></div>\n");
    Payload.of(report, levels, out.length() + script.length()).forEach(this::blob);
    return out.raw("<script>").raw(script).raw("</script>\n</body>\n</html>\n").toString();
  }

  /** A script element whose type no browser runs; base64 cannot end it. */
  private void blob(String id, String text) {
    out.raw("<script type=\"application/octet-stream\" id=\"" + id + "\">")
        .raw(text)
        .raw("</script>\n");
  }

  /** Both files by name, or words where the report does not tell them. */
  private String pair() {
    String reference = Numbers.file(report.models(), "reference");
    String candidate = Numbers.file(report.models(), "candidate");
    return reference.isEmpty() || candidate.isEmpty()
        ? "reference and candidate"
        : reference + " → " + candidate;
  }

  /** What the navigation leads to: id and words. */
  private List<List<String>> places() {
    List<List<String>> places = new ArrayList<>();
    if (!report.findings().isEmpty()) {
      places.add(List.of("findings", "Findings"));
    }
    places.add(List.of("outputs", "Outputs"));
    places.add(List.of("chart", "Depth"));
    if (report.details().isPresent()) {
      places.add(List.of("graphs", "Graphs"));
    }
    for (Section section : report.sections()) {
      places.add(List.of(SectionPart.id(section), SectionPart.shortTitle(section)));
    }
    places.add(List.of("layers", "Layers"));
    places.add(List.of("facts", "Facts"));
    return places;
  }
}
