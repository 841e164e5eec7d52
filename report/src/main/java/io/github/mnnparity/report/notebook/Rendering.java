package io.github.mnnparity.report.notebook;

import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.core.report.Tabled;
import io.github.mnnparity.report.ErrorChart;
import io.github.mnnparity.report.InlineReport;
import io.github.mnnparity.report.TextOptions;
import io.github.mnnparity.report.TextReport;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * How values of a type look in a cell.
 *
 * @param render contents by MIME type; pictures that are no text in Base64
 */
record Rendering<T>(Class<T> type, Function<T, Map<String, String>> render) {
  private static final String TEXT = "text/plain";
  private static final String HTML = "text/html";

  static List<Rendering<?>> all() {
    return List.of(
        new Rendering<>(
            Report.class,
            report ->
                Map.of(
                    HTML,
                    InlineReport.render(report),
                    TEXT,
                    TextReport.render(report, TextOptions.PLAIN))),
        new Rendering<>(
            ErrorChart.class,
            chart ->
                Map.of(
                    "image/svg+xml",
                    chart.svg(),
                    "image/png",
                    Base64.getEncoder().encodeToString(chart.png()),
                    TEXT,
                    chart.toString())),
        new Rendering<>(
            Tabled.class,
            value -> Map.of(HTML, InlineReport.render(value.asSection()), TEXT, value.toString())));
  }

  Map<String, String> of(Object value) {
    return render.apply(type.cast(value));
  }
}
