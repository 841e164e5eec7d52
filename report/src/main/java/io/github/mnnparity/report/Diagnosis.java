package io.github.mnnparity.report;

import io.github.mnnparity.core.report.ErrorSummary;
import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.Layer;
import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.core.report.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A report in as few lines as a person needs to act, for the message of a failed test: the verdict,
 * the guilty operator, the worst layers, evidence and advice. Stateless, thread-safe.
 */
public final class Diagnosis {
  private static final int WORST = 5;

  private final Report report;
  private final StringBuilder out = new StringBuilder();

  private Diagnosis(Report report) {
    this.report = report;
  }

  /** Plain lines of at most 100 columns that end with {@code \n}; the last one too. */
  public static String of(Report report) {
    return new Diagnosis(report).text();
  }

  private String text() {
    Style style = Style.of(TextOptions.PLAIN);
    out.append(HeadlineText.of(report.verdict(), report.headline(), style));
    List<Finding> errors =
        report.findings().stream().filter(f -> f.severity() == Severity.ERROR).toList();
    Optional<Finding> first = errors.stream().findFirst();
    var words = new FindingText(style, report.headline());
    first.ifPresent(
        finding -> {
          words.head(finding, out);
          words.names(finding, out);
        });
    worst(first, style);
    first.ifPresent(finding -> words.body(finding, out));
    out.append('\n');
    if (errors.size() > 1) {
      List<Finding> more = errors.subList(1, errors.size());
      line("Also", Words.count(more.size(), "more error") + ": " + TextReport.countsByKind(more));
    }
    line("Coverage", Words.percent(report.alignment().coverage()) + " of the reference's values");
    line("Views", String.join(", ", report.scope()));
    report.skipped().forEach((view, reason) -> line("", "not " + view + ": " + reason));
    return out.toString();
  }

  private void line(String label, String text) {
    out.append(Words.wrapped(String.format("%-9s ", label), text, TextOptions.USUAL_WIDTH));
  }

  private void worst(Optional<Finding> first, Style style) {
    List<Layer> layers = report.layers();
    Set<Integer> shown =
        IntStream.range(0, layers.size())
            .filter(row -> error(layers.get(row)) > 0)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer row) -> -error(layers.get(row))))
            .limit(WORST)
            .collect(Collectors.toCollection(TreeSet::new));
    if (shown.isEmpty() || report.scope().isEmpty()) {
      return;
    }
    String caption =
        shown.size() == 1 ? "The worst layer" : "The " + shown.size() + " worst layers";
    Set<Integer> guilty =
        first
            .map(
                finding ->
                    IntStream.range(0, layers.size())
                        .filter(row -> finding.onnxTensors().contains(layers.get(row).onnxTensor()))
                        .limit(3)
                        .boxed()
                        .collect(Collectors.toSet()))
            .orElse(Set.of());
    shown.addAll(guilty);
    out.append('\n')
        .append("   ")
        .append(caption)
        .append(guilty.isEmpty() ? "" : ", >> the guilty one")
        .append("; relative RMS error; floor: what rounding explains\n")
        .append(new LayerTable(report.scope(), style).render(layers, guilty, shown));
  }

  /** The largest relative RMS error over the views; infinite for NaN on one side. */
  private static double error(Layer layer) {
    return layer.views().values().stream()
        .flatMap(view -> view.cumulative().stream())
        .mapToDouble(Diagnosis::error)
        .max()
        .orElse(0);
  }

  private static double error(ErrorSummary error) {
    return error.nonFiniteMismatch() > 0 ? Double.POSITIVE_INFINITY : error.relRms();
  }
}
