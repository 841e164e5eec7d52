package io.github.mnnparity.report.html;

import io.github.mnnparity.core.report.AlignmentSummary.Unaligned;
import io.github.mnnparity.core.report.ErrorSummary;
import io.github.mnnparity.core.report.LayerSpread;
import io.github.mnnparity.core.report.OutputResult;
import io.github.mnnparity.core.report.Report;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Outputs, and what the comparison rests on: files, inputs, coverage, environment, times. */
final class FactPart {
  private final Report report;
  private final Html out;

  FactPart(Report report, Html out) {
    this.report = report;
    this.out = out;
  }

  void outputs() {
    out.raw("<section id=\"outputs\"><h2>Outputs</h2>");
    if (report.outputs().isEmpty()) {
      out.raw("<p>None was compared.</p>");
    } else {
      scroll("Outputs");
      out.raw("<table class=\"plain\"><thead><tr><th scope=\"col\">output<th scope=\"col\">view")
          .raw("<th scope=\"col\" class=num>relative RMS<th scope=\"col\" class=num>SQNR")
          .raw("<th scope=\"col\" class=num>cosine<th scope=\"col\" class=num>largest difference")
          .raw("<th scope=\"col\">allowed<th scope=\"col\">judged</tr></thead><tbody>\n");
      report.outputs().forEach(this::output);
      out.raw("</tbody></table></div>");
    }
    out.raw("</section>\n");
  }

  private void scroll(String label) {
    out.open(
        "div",
        "class=\"scroll\" role=\"region\" tabindex=\"0\" " + Html.attribute("aria-label", label));
  }

  private void output(OutputResult output) {
    Optional<ErrorSummary> error = output.error();
    out.raw("<tr><th scope=row>")
        .element("code", "", output.name())
        .raw("<td>")
        .text(output.view());
    number(Numbers.error(error));
    number(
        error
            .filter(e -> e.sqnrDb().isPresent())
            .map(e -> String.format(Locale.ROOT, "%.1f dB", e.sqnrDb().getAsDouble()))
            .orElse("–"));
    number(error.map(e -> String.format(Locale.ROOT, "%.7f", e.cosine())).orElse("–"));
    number(error.map(e -> Numbers.scientific(e.maxAbs())).orElse("–"));
    boolean told = output.limit() == 0 || output.rule().chars().anyMatch(Character::isDigit);
    out.raw("<td>")
        .text(told ? output.rule() : Numbers.scientific(output.limit()) + " " + output.rule());
    out.raw("<td>");
    if (error.isEmpty()) {
      out.raw("<span class=\"judged unknown\">? not compared</span> ").text(output.reason());
    } else if (output.withinLimit()) {
      out.raw("<span class=\"judged good\">✓ within limit</span>");
    } else {
      out.raw("<span class=\"judged bad\">≠ too far</span>");
    }
    out.raw("\n");
  }

  private void number(String text) {
    out.raw("<td class=n>").text(text);
  }

  void append() {
    spreads();
    out.raw("<section id=\"facts\"><h2>What this rests on</h2><div class=\"cards\">");
    models();
    inputs();
    card("Environment", report.environment());
    views();
    card("Times", times());
    out.raw("</div>");
    coverage();
    out.raw("</section>\n");
  }

  private void models() {
    for (Map.Entry<String, Object> model : report.models().entrySet()) {
      card(capital(Numbers.phrase(model.getKey())), model.getValue());
    }
  }

  private void inputs() {
    card("Inputs", report.inputs());
  }

  private void views() {
    out.raw("<div class=\"card\"><h3>Views</h3><dl class=\"facts\">");
    report.scope().forEach(view -> out.element("dt", "", view).raw("<dd>compared</dd>"));
    report
        .skipped()
        .forEach(
            (view, reason) -> out.element("dt", "", view).element("dd", "", "not run: " + reason));
    out.raw("</dl></div>");
  }

  private Map<String, Object> times() {
    var times = new java.util.LinkedHashMap<String, Object>();
    report.timings().forEach((step, time) -> times.put(step.replaceFirst("Ms$", ""), time + " ms"));
    return times;
  }

  private void card(String title, Object facts) {
    if (facts instanceof Map<?, ?> map && map.isEmpty()) {
      return;
    }
    out.raw("<div class=\"card\">").element("h3", "", title);
    value(facts);
    out.raw("</div>");
  }

  private void value(Object value) {
    if (value instanceof Map<?, ?> map) {
      out.raw("<dl class=\"facts\">");
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        String key = String.valueOf(entry.getKey());
        boolean ours = key.matches("[a-z][A-Za-z0-9]*");
        out.element("dt", "", ours ? Numbers.phrase(key) : key).raw("<dd>");
        value(entry.getValue());
        out.raw("</dd>");
      }
      out.raw("</dl>");
    } else if (value instanceof Iterable<?> list) {
      String gap = "";
      for (Object part : list) {
        out.raw(gap);
        value(part);
        gap = "<br>";
      }
    } else {
      out.text(value instanceof Boolean flag ? (flag ? "yes" : "no") : String.valueOf(value));
    }
  }

  private void coverage() {
    List<Unaligned> open = report.alignment().unaligned();
    if (open.isEmpty()) {
      return;
    }
    out.raw("<details class=\"notes\"><summary>")
        .text(Numbers.count(open.size(), "value") + " without a partner")
        .raw("</summary>");
    scroll("Values without a partner");
    out.raw("<table class=\"plain\"><thead><tr><th scope=\"col\">side<th scope=\"col\">value")
        .raw(
            "<th scope=\"col\">why<th scope=\"col\">inside a compared region</tr></thead><tbody>\n");
    for (Unaligned value : open) {
      out.raw("<tr><td>").text(value.side()).raw("<td>").element("code", "", value.name());
      out.raw("<td>").text(value.reason()).raw("<td>").text(value.covered() ? "yes" : "no");
      out.raw("\n");
    }
    out.raw("</tbody></table></div></details>");
  }

  private void spreads() {
    if (report.spreads().isEmpty()) {
      return;
    }
    out.raw("<section id=\"spreads\"><h2>Over several inputs</h2>")
        .raw("<p>Relative RMS errors over all inputs; the layers above are of the worst one.</p>");
    scroll("Errors over several inputs");
    out.raw("<table class=\"plain\"><thead><tr><th scope=\"col\">layer<th scope=\"col\">view")
        .raw("<th scope=\"col\" class=num>inputs<th scope=\"col\" class=num>mean")
        .raw("<th scope=\"col\" class=num>median<th scope=\"col\" class=num>95 %")
        .raw(
            "<th scope=\"col\" class=num>worst<th scope=\"col\">worst input</tr></thead><tbody>\n");
    for (LayerSpread spread : report.spreads()) {
      boolean known = spread.layer() >= 0 && spread.layer() < report.layers().size();
      String name = known ? report.layers().get(spread.layer()).onnxTensor() : "";
      out.raw("<tr><th scope=row>" + spread.layer() + " ").element("code", "", name);
      out.raw("<td>").text(spread.view());
      number(Integer.toString(spread.inputs()));
      number(Numbers.scientific(spread.mean()));
      number(Numbers.scientific(spread.median()));
      number(Numbers.scientific(spread.high()));
      number(Numbers.scientific(spread.worst()));
      out.raw("<td>").text(spread.worstInput()).raw("\n");
    }
    out.raw("</tbody></table></div></section>\n");
  }

  private static String capital(String word) {
    return word.isEmpty()
        ? word
        : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
