package io.github.mnnparity.report;

import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.Layer;
import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.core.report.Severity;
import io.github.mnnparity.report.TextOptions.Detail;
import io.github.mnnparity.report.facts.Places;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A comparison as text for a terminal: the verdict, the guilty layer among its neighbours, the
 * evidence, what to do, and then the facts. Stateless, thread-safe.
 */
public final class TextReport {
  private static final int LAYERS_AROUND = 2;
  private static final int ERRORS_SHOWN = 5;

  private final Report report;
  private final TextOptions options;
  private final Style style;
  private final LayerTable table;
  private final FindingText words;
  private final StringBuilder out = new StringBuilder();

  private TextReport(Report report, TextOptions options) {
    this.report = report;
    this.options = options;
    this.style = Style.of(options);
    this.table = new LayerTable(report.scope(), style);
    this.words = new FindingText(style, report.headline());
  }

  /** Lines end with {@code \n}; the last one too. */
  public static String render(Report report, TextOptions options) {
    return new TextReport(report, options).text();
  }

  private String text() {
    out.append(HeadlineText.of(report.verdict(), report.headline(), style));
    if (options.detail() == Detail.QUIET) {
      return Columns.printable(out);
    }
    List<Finding> errors = findings(Severity.ERROR);
    errors.stream().limit(ERRORS_SHOWN).forEach(this::finding);
    if (errors.size() > ERRORS_SHOWN) {
      String more = Words.count(errors.size() - ERRORS_SHOWN, "more error");
      out.append("\n   ... and ").append(more).append(", in the JSON report (--json FILE)\n");
    }
    if (options.detail() == Detail.VERBOSE) {
      findings(Severity.NOTE).forEach(this::finding);
      everyLayer();
    }
    var sections = new SectionText(style);
    report.sections().forEach(section -> out.append(sections.render(section)));
    out.append('\n');
    new FactLines(report, options, out).append();
    return Columns.printable(out);
  }

  private List<Finding> findings(Severity severity) {
    return report.findings().stream().filter(f -> f.severity() == severity).toList();
  }

  private void finding(Finding finding) {
    words.head(finding, out);
    place(finding);
    words.body(finding, out);
  }

  private void place(Finding finding) {
    Set<Integer> guilty = Places.guilty(report, finding);
    if (guilty.isEmpty() || report.scope().isEmpty()) {
      words.names(finding, out);
      return;
    }
    boolean first = finding.rank() == 1;
    Set<Integer> shown = Places.excerpt(report, guilty, first ? LAYERS_AROUND : 0);
    out.append('\n');
    if (first) {
      String caption = "Relative RMS error in each view; floor: what rounding alone explains";
      out.append("   ").append(style.faint(caption)).append('\n');
    }
    out.append(table.render(report.layers(), guilty, shown));
    for (int row : guilty) {
      String local = table.local(report.layers().get(row));
      if (!local.isEmpty()) {
        out.append(style.wrapped("     ", "alone, on the reference's own values: " + local));
      }
    }
    String stored = String.join(", ", finding.mnnOps());
    if (!stored.isEmpty()) {
      out.append(style.wrapped("     ", "suspect MNN ops: " + stored));
    }
  }

  private void everyLayer() {
    List<Layer> layers = report.layers();
    if (layers.isEmpty() || report.scope().isEmpty()) {
      return;
    }
    Set<Integer> all = IntStream.range(0, layers.size()).boxed().collect(Collectors.toSet());
    Set<Integer> beyond =
        all.stream().filter(row -> Rounding.isBeyond(layers.get(row))).collect(Collectors.toSet());
    out.append("\nEvery layer, relative RMS error; >> beyond its noise floor\n");
    out.append(table.render(layers, beyond, all));
  }

  /** Counts by name, the largest first: {@code 2 CONVERSION, 1 LIFTING}. */
  static String countsByKind(List<Finding> findings) {
    Map<String, Long> counts =
        findings.stream()
            .collect(
                Collectors.groupingBy(
                    finding -> finding.kind().name(), TreeMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .map(entry -> entry.getValue() + " " + entry.getKey())
        .collect(Collectors.joining(", "));
  }
}
