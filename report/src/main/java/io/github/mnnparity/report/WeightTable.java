package io.github.mnnparity.report;

import io.github.mnnparity.core.inspect.GraphSummary;
import io.github.mnnparity.core.inspect.WeightSummary;
import io.github.mnnparity.core.inspect.WeightSummary.Statistics;
import java.util.Locale;
import java.util.Optional;

/** Weights and their statistics, a line each. */
final class WeightTable {
  private static final int LEAST_NAME = 10;
  private static final int NOT_FINITE = 14;

  private WeightTable() {}

  static String render(GraphSummary graph, Style style) {
    int encodingWidth =
        graph.weights().stream().mapToInt(w -> Columns.of(w.encoding())).max().orElse(0);
    encodingWidth = Math.min(24, Math.max(8, encodingWidth));
    int notFinite = graph.weights().stream().anyMatch(WeightTable::hasOthers) ? NOT_FINITE : 0;
    int space = style.width() - encodingWidth - 4 - 10 - 4 * 10 - 9 - notFinite;
    int nameWidth =
        Math.min(
            Math.max(LEAST_NAME, space),
            graph.weights().stream().mapToInt(w -> Columns.of(w.name())).max().orElse(0));
    String format = "%-" + nameWidth + "s  %-" + encodingWidth + "s %10s%10s%10s%10s%10s%9s%s%n";
    var out = new StringBuilder();
    out.append(
        style.faint(
            String.format(
                Locale.ROOT,
                format,
                "weight",
                "stored as",
                "elements",
                "min",
                "max",
                "mean",
                "std",
                "zeros",
                "")));
    for (WeightSummary weight : graph.weights()) {
      Optional<Statistics> known = weight.statistics();
      out.append(
          String.format(
              Locale.ROOT,
              format,
              Words.column(weight.name(), nameWidth),
              Words.column(weight.encoding(), encodingWidth),
              weight.elements() < 0 ? "?" : Long.toString(weight.elements()),
              known.map(s -> number(s.min())).orElse("-"),
              known.map(s -> number(s.max())).orElse("-"),
              known.map(s -> number(s.mean())).orElse("-"),
              known.map(s -> number(s.std())).orElse("-"),
              known.map(s -> Long.toString(s.zeros())).orElse("-"),
              known
                  .filter(s -> s.nonFinite() > 0)
                  .map(s -> style.bad("  " + s.nonFinite() + " NaN/Inf"))
                  .orElse("")));
    }
    return out.toString();
  }

  private static boolean hasOthers(WeightSummary weight) {
    return weight.statistics().filter(s -> s.nonFinite() > 0).isPresent();
  }

  private static String number(double value) {
    return value == 0 ? "0" : String.format(Locale.ROOT, "%.3g", value);
  }
}
