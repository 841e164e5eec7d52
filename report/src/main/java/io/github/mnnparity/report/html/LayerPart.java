package io.github.mnnparity.report.html;

import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.report.facts.Levels;

/** The table of all layers. */
final class LayerPart {
  private final Report report;
  private final Html out;
  private final LayerRows rows;

  LayerPart(Report report, Levels levels, Html out) {
    this.report = report;
    this.out = out;
    this.rows = new LayerRows(report, levels, out);
  }

  void append() {
    out.raw("<section id=\"layers\"><h2>Layers ")
        .element("span", "class=\"count\" id=\"layer-count\"", "" + report.layers().size())
        .raw("</h2><div id=\"layer-tools\" class=\"scripted\" hidden></div>")
        .raw("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"All layers\">")
        .raw("<table class=\"layers\" id=\"layer-table\"><caption>")
        .raw("Relative RMS error in each view, with everything upstream as that view computed it; ")
        .raw("floor: what rounding alone explains</caption>");
    rows.head("th");
    out.raw("<tbody>\n");
    for (int row = 0; row < report.layers().size(); row++) {
      rows.row(row, "", "L" + row);
    }
    out.raw("</tbody></table></div></section>\n");
  }
}
