package io.github.mnnparity.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Maps;
import io.github.mnnparity.core.CompareOptions;
import io.github.mnnparity.core.CompareOptions.EngineChoice;
import io.github.mnnparity.core.Parity;
import io.github.mnnparity.core.report.ErrorSummary;
import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.Layer;
import io.github.mnnparity.core.report.Layer.ViewResult;
import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.core.report.Severity;
import io.github.mnnparity.core.report.Verdict;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.suite.real.HealthyPairs;
import io.github.mnnparity.suite.real.Pair;
import io.github.mnnparity.suite.real.RealPython;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class HealthyPairsIT {
  private static final double MIN_COVERAGE = 0.95;
  private static final int MAX_REGION = 12;
  private static final double MAX_FLOORS = 4;

  private static final List<String> TABLE = new ArrayList<>();

  @BeforeAll
  static void need_the_engine() {
    RealPython.require();
  }

  static List<Pair> pairs() {
    return HealthyPairs.all();
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void a_healthy_conversion_matches_in_every_view(Pair pair) {
    Report report = Suites.compare(pair.onnx(), pair.mnn(), pair.inputs());
    Map<String, Double> worst = worst(report);
    TABLE.add(row(pair, report, worst));

    List<String> violations = new ArrayList<>();
    if (report.verdict() != Verdict.MATCH) {
      violations.add(Suites.describe(report));
    }
    if (!report.scope().containsAll(List.of("lifted", "session", "module"))) {
      violations.add("views that ran: " + report.scope() + ", skipped " + report.skipped());
    }
    if (report.alignment().coverage() < MIN_COVERAGE) {
      violations.add("coverage " + report.alignment().coverage());
    }
    if (report.alignment().largestRegion() > MAX_REGION) {
      violations.add("a region of " + report.alignment().largestRegion() + " nodes");
    }
    for (Finding finding : report.findings()) {
      if (finding.severity() == Severity.ERROR) {
        violations.add(Suites.describe(finding) + ": " + finding.summary());
      }
    }
    for (Layer layer : report.layers()) {
      violations.addAll(violations(layer));
    }
    assertThat(violations).as(pair.name()).isEmpty();
  }

  @Test
  void a_dynamic_batch_may_be_two_in_every_view() {
    Pair classifier =
        HealthyPairs.published().stream()
            .filter(pair -> pair.name().equals("ppocr-cls"))
            .findFirst()
            .orElseThrow();

    Report report =
        Parity.compare(
            classifier.onnx(),
            classifier.mnn(),
            CompareOptions.builder()
                .shape("x", Shape.of(2, 3, 48, 192))
                .engine(EngineChoice.ALL)
                .build());

    assertThat(report.verdict()).as(Suites.describe(report)).isEqualTo(Verdict.MATCH);
    assertThat(report.scope()).containsExactly("lifted", "session", "module");
  }

  /** Every view against its own floor; EXACT pairs, run alone in the lifted view, bit by bit. */
  private static List<String> violations(Layer layer) {
    ViewResult lifted = layer.views().get("lifted");
    List<String> violations = new ArrayList<>();
    if (lifted.state() != Layer.State.COMPARED) {
      violations.add("not compared: " + layer.mnnTensor() + ", " + lifted.reason());
    }
    if (layer.exact() && lifted.local().map(error -> !error.identical()).orElse(false)) {
      violations.add("EXACT, but not equal on golden inputs: " + layer.mnnTensor());
    }
    layer
        .views()
        .forEach(
            (view, result) -> {
              double floors = floors(result);
              if (floors > MAX_FLOORS) {
                violations.add(
                    String.format(
                        Locale.ROOT,
                        "%s: %s (%s) is %.1f noise floors of %.2g off",
                        view,
                        layer.mnnTensor(),
                        layer.onnxOpType(),
                        floors,
                        result.noiseFloor()));
              }
            });
    return violations;
  }

  /** Cumulative error in noise floors; EXACT layers carry the rounding of those above them. */
  private static double floors(ViewResult result) {
    Optional<ErrorSummary> error = result.cumulative();
    if (error.isEmpty() || error.get().identical()) {
      return 0;
    }
    return error.get().relRms() / result.noiseFloor();
  }

  private static Map<String, Double> worst(Report report) {
    Map<String, Double> worst = new TreeMap<>();
    for (Layer layer : report.layers()) {
      layer.views().forEach((view, result) -> worst.merge(view, floors(result), Math::max));
    }
    return worst;
  }

  private static String row(Pair pair, Report report, Map<String, Double> worst) {
    return String.format(
        Locale.ROOT,
        "%-18s %-10s %4d layers, coverage %.3f, pairs %.3f, exact %d, rounding %d, region %d,"
            + " worst error in noise floors %s",
        pair.name(),
        report.verdict(),
        report.layers().size(),
        report.alignment().coverage(),
        report.alignment().pairCoverage(),
        report.alignment().exact(),
        report.alignment().rounding(),
        report.alignment().largestRegion(),
        Maps.transformValues(worst, floors -> String.format(Locale.ROOT, "%.1f", floors)));
  }

  @AfterAll
  static void print_the_table() {
    Suites.print(TABLE);
  }
}
