package io.github.mnnparity.report;

import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.Layer;
import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.core.report.Severity;
import io.github.mnnparity.report.TextOptions.Detail;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A comparison as text for a terminal: the verdict, the guilty layer among its neighbours, the
 * evidence, what to do, and then the facts. Stateless, thread-safe.
 */
public final class TextReport {
  private static final int LAYERS_BEFORE = 2;
  private static final int LAYERS_AFTER = 2;
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
    Set<Integer> guilty = guiltyRows(finding);
    if (guilty.isEmpty() || report.scope().isEmpty()) {
      words.names(finding, out);
      return;
    }
    boolean first = finding.rank() == 1;
    int before = first ? LAYERS_BEFORE : 0;
    int after = first ? LAYERS_AFTER : 0;
    var shown = new TreeSet<Integer>();
    for (int row : guilty) {
      int from = Math.max(0, row - before);
      int to = Math.min(report.layers().size() - 1, row + after);
      IntStream.rangeClosed(from, to).forEach(shown::add);
    }
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

  /** Rows of the layers that the finding names; at most three. */
  private Set<Integer> guiltyRows(Finding finding) {
    List<Layer> layers = report.layers();
    for (Predicate<Layer> rule :
        List.<Predicate<Layer>>of(
            layer -> finding.onnxTensors().contains(layer.onnxTensor()),
            layer -> finding.mnnTensors().contains(layer.mnnTensor()),
            layer -> finding.mnnOps().contains(layer.mnnOp()))) {
      Set<Integer> rows =
          IntStream.range(0, layers.size())
              .filter(row -> rule.test(layers.get(row)))
              .limit(3)
              .boxed()
              .collect(Collectors.toCollection(TreeSet::new));
      if (!rows.isEmpty()) {
        return rows;
      }
    }
    return Set.of();
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
