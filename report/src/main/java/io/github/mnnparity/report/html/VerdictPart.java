package io.github.mnnparity.report.html;

import io.github.mnnparity.core.report.Layer;
import io.github.mnnparity.core.report.OutputResult;
import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.core.report.Severity;
import io.github.mnnparity.core.report.Verdict;
import io.github.mnnparity.report.facts.Level;
import io.github.mnnparity.report.facts.Levels;
import java.util.List;
import java.util.Locale;

/** The bar at the top, and the verdict, to be read from across a room. */
final class VerdictPart {
  private final Report report;
  private final Levels levels;
  private final Html out;

  VerdictPart(Report report, Levels levels, Html out) {
    this.report = report;
    this.levels = levels;
    this.out = out;
  }

  void head(List<List<String>> places, String pair) {
    out.raw("<a class=\"skip\" href=\"#main\">To the report</a>\n<header id=\"top\">")
        .raw("<a class=\"mark\" href=\"#verdict\"><b>MNN&nbsp;Parity</b> ")
        .element("span", "class=\"badge " + word() + "\"", sign() + " " + report.verdict())
        .raw("</a>")
        .element("span", "class=\"pair\" " + Html.attribute("title", pair), pair)
        .raw("<nav aria-label=\"Parts of the report\">");
    for (List<String> place : places) {
      boolean scripted = place.get(0).equals("chart") || place.get(0).equals("graphs");
      String link =
          (scripted ? "class=\"scripted\" hidden " : "")
              + Html.attribute("href", "#" + place.get(0));
      out.element("a", link, place.get(1));
    }
    out.raw("</nav><span class=\"tools scripted\" hidden>")
        .raw("<button id=\"keys\" type=\"button\" aria-label=\"Keys\">?</button>")
        .raw("<button id=\"theme\" type=\"button\">Theme</button></span></header>\n");
  }

  void summary() {
    out.raw("<section id=\"verdict\" class=\"" + word() + "\" aria-labelledby=\"verdict-word\">")
        .raw(
            "<div class=\"hero\"><div class=\"sign\" aria-hidden=\"true\">"
                + sign()
                + "</div><div>")
        .element("h1", "id=\"verdict-word\"", report.verdict().name())
        .open("p", "class=\"headline\"")
        .prose(withoutVerdict())
        .raw("</p></div></div>\n<dl class=\"tiles\">");
    tiles();
    out.raw("</dl></section>\n");
  }

  private void tiles() {
    List<OutputResult> compared =
        report.outputs().stream().filter(output -> output.error().isPresent()).toList();
    long good = compared.stream().filter(OutputResult::withinLimit).count();
    tile("Outputs within limit", good + " / " + report.outputs().size(), outputWords(compared));
    long beyond =
        report.layers().stream()
            .filter(layer -> levels.worst(layer).compareTo(Level.BEYOND) >= 0)
            .count();
    long layers =
        report.layers().stream().filter(layer -> levels.worst(layer) != Level.UNKNOWN).count();
    tile("Layers beyond noise", beyond + " / " + layers, firstBeyond());
    tile(
        "Coverage",
        Numbers.percent(report.alignment().coverage()),
        Numbers.percent(report.alignment().pairCoverage()) + " one to one");
    long errors = report.findings().stream().filter(f -> f.severity() == Severity.ERROR).count();
    tile(
        "Findings",
        Long.toString(errors),
        Numbers.count(errors, "error").replaceFirst("^\\d+ ", "")
            + ", "
            + Numbers.count(report.findings().size() - errors, "note"));
    tile("Views", Integer.toString(report.scope().size()), String.join(", ", report.scope()));
  }

  private void tile(String name, String value, String words) {
    out.raw("<div>").element("dt", "", name).raw("<dd>").element("b", "", value);
    out.element("span", "", words).raw("</dd></div>");
  }

  private static String outputWords(List<OutputResult> compared) {
    return compared.stream()
        .map(output -> output.error().orElseThrow())
        .filter(error -> !error.identical())
        .mapToDouble(error -> error.relRms())
        .max()
        .stream()
        .mapToObj(worst -> "worst " + Numbers.scientific(worst) + " relative RMS")
        .findFirst()
        .orElse(compared.isEmpty() ? "none was compared" : "all the same");
  }

  private String firstBeyond() {
    return report.layers().stream()
        .filter(layer -> levels.worst(layer).compareTo(Level.BEYOND) >= 0)
        .findFirst()
        .map(VerdictPart::place)
        .orElse("rounding explains every layer");
  }

  private static String place(Layer layer) {
    return "first: " + layer.index() + " " + layer.onnxTensor();
  }

  private String withoutVerdict() {
    String name = report.verdict().name() + ":";
    String line = report.headline();
    return line.startsWith(name) ? line.substring(name.length()).strip() : line;
  }

  private String word() {
    return report.verdict().name().toLowerCase(Locale.ROOT);
  }

  private String sign() {
    return sign(report.verdict());
  }

  private static String sign(Verdict verdict) {
    return switch (verdict) {
      case MATCH -> "✓";
      case DIVERGED -> "≠";
      case INCOMPLETE -> "?";
    };
  }
}
