package io.github.mnnparity.report.html;

import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.Layer;
import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.core.report.Severity;
import io.github.mnnparity.report.facts.Levels;
import io.github.mnnparity.report.facts.Places;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Every finding: its sentence, where it lies, what speaks for it and what to do. */
final class FindingPart {
  /** Layers before and after a guilty one. */
  private static final int AROUND = 2;

  private final Report report;
  private final Html out;
  private final LayerRows rows;

  FindingPart(Report report, Levels levels, Html out) {
    this.report = report;
    this.out = out;
    this.rows = new LayerRows(report, levels, out);
  }

  void append() {
    List<Finding> errors = of(Severity.ERROR);
    List<Finding> notes = of(Severity.NOTE);
    if (errors.isEmpty() && notes.isEmpty()) {
      return;
    }
    out.raw("<section id=\"findings\"><h2>Findings</h2>\n");
    errors.forEach(this::finding);
    if (!notes.isEmpty()) {
      out.raw("<details class=\"notes\"><summary>")
          .text(Numbers.count(notes.size(), "note") + ": none moves an output beyond its limit")
          .raw("</summary>\n");
      notes.forEach(this::finding);
      out.raw("</details>");
    }
    out.raw("</section>\n");
  }

  private List<Finding> of(Severity severity) {
    return report.findings().stream().filter(f -> f.severity() == severity).toList();
  }

  private void finding(Finding finding) {
    String severity = finding.severity().name().toLowerCase(Locale.ROOT);
    long percent = Math.round(finding.confidence() * 100);
    out.raw("<article class=\"finding " + severity + "\" id=\"finding-" + finding.rank() + "\">")
        .raw("<header><span class=\"rank\">" + finding.rank() + "</span>")
        .element("span", "class=\"kind\"", finding.severity() + " · " + finding.kind())
        .raw("<span class=\"confidence\">confidence " + percent + " %")
        .raw("<meter aria-label=\"confidence\" min=\"0\" max=\"100\" value=\"" + percent + "\">")
        .raw("</meter></span></header>")
        .open("h3", "")
        .prose(finding.summary())
        .raw("</h3>\n");
    Set<Integer> guilty = Places.guilty(report, finding);
    if (guilty.isEmpty() || report.scope().isEmpty()) {
      names(finding);
    } else {
      excerpt(finding, guilty);
    }
    out.raw("<div class=\"because\">")
        .list("Evidence", finding.evidence())
        .list("What to do", finding.advice())
        .raw("</div></article>\n");
  }

  private void names(Finding finding) {
    out.raw("<dl class=\"facts\">");
    fact("ONNX nodes", finding.onnxNodes());
    fact("ONNX tensors", finding.onnxTensors());
    fact("MNN ops", finding.mnnOps());
    fact("MNN tensors", finding.mnnTensors());
    out.raw("</dl>");
  }

  private void fact(String name, List<String> values) {
    if (!values.isEmpty()) {
      out.element("dt", "", name).raw("<dd>");
      values.forEach(value -> out.element("code", "", value).raw(" "));
      out.raw("</dd>");
    }
  }

  private void excerpt(Finding finding, Set<Integer> guilty) {
    out.raw("<div class=\"scroll\" role=\"region\" tabindex=\"0\" ")
        .raw("aria-label=\"The guilty layer among its neighbours, finding " + finding.rank())
        .raw("\"><table class=\"layers excerpt\">")
        .raw(
            "<caption>Relative RMS error in each view; floor: what rounding alone explains</caption>");
    rows.head("th");
    out.raw("<tbody>");
    int previous = -1;
    for (int row : Places.excerpt(report, guilty, finding.rank() == 1 ? AROUND : 1)) {
      if (previous >= 0 && row > previous + 1) {
        out.raw("<tr class=\"gap\"><td colspan=\"" + (7 + report.scope().size()) + "\">⋯");
      }
      rows.row(row, guilty.contains(row) ? "guilty" : "", "");
      previous = row;
    }
    out.raw("</tbody></table></div>\n");
    for (int row : guilty) {
      local(report.layers().get(row));
    }
    if (!finding.mnnOps().isEmpty()) {
      out.raw("<p class=\"aside\">Suspect MNN ops: ");
      finding.mnnOps().forEach(op -> out.element("code", "", op).raw(" "));
      out.raw("</p>");
    }
  }

  private void local(Layer layer) {
    boolean replayed = layer.views().values().stream().anyMatch(view -> view.local().isPresent());
    if (!replayed) {
      return;
    }
    out.raw("<p class=\"aside\">")
        .element("code", "", layer.onnxTensor())
        .raw(" alone, on the reference's own values:");
    for (Map.Entry<String, Layer.ViewResult> view : layer.views().entrySet()) {
      if (view.getValue().local().isPresent()) {
        out.raw(" ").text(view.getKey() + " ");
        out.element("b", "", Numbers.error(view.getValue().local()));
      }
    }
    out.raw("</p>");
  }
}
