package io.github.mnnparity.suite.healthy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.error.ParityException;
import io.github.mnnparity.core.report.ErrorSummary;
import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.FindingKind;
import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.core.report.Severity;
import io.github.mnnparity.core.report.Verdict;
import io.github.mnnparity.suite.Suites;
import io.github.mnnparity.suite.Tables;
import io.github.mnnparity.suite.real.RealPython;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class HealthyVariantsIT {
  private static final int FULL_MIN = 80;

  @BeforeAll
  static void need_the_engine() {
    RealPython.require();
  }

  /** What the last comparison ran with. */
  private static String environment = "";

  /**
   * @param decided whether rounding decides some of its values
   */
  private record Result(Variant variant, boolean healthy, boolean decided, String row) {}

  @Test
  void no_healthy_pair_raises_an_error() {
    List<Variant> variants = Suites.full() ? Variants.all() : Variants.sample();
    List<Result> results = variants.stream().map(HealthyVariantsIT::judge).toList();

    List<String> page = page(results);
    Suites.print(page);
    if (Suites.full()) {
      Tables.HEALTHY_PAIRS.write(page);
      assertThat(results).hasSizeGreaterThanOrEqualTo(FULL_MIN);
    }
    assertThat(results)
        .filteredOn(result -> !result.healthy())
        .extracting(Result::row)
        .as("of %s pairs", results.size())
        .isEmpty();
    assertThat(results)
        .as("pairs whose ties came out otherwise in the engine")
        .anyMatch(Result::decided);
  }

  private static Result judge(Variant variant) {
    try {
      Report report = variant.compare();
      environment = Suites.environment(report);
      boolean errors =
          report.findings().stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
      boolean decided =
          report.findings().stream().anyMatch(finding -> finding.kind() == FindingKind.REFERENCE);
      boolean healthy = report.verdict() == Verdict.MATCH && !errors;
      return new Result(variant, healthy, decided, row(variant, report, healthy));
    } catch (ParityException e) {
      String said = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
      return new Result(variant, false, false, "| %s | **no** | %s |".formatted(variant, said));
    }
  }

  private static String row(Variant variant, Report report, boolean healthy) {
    double worst =
        report.outputs().stream()
            .flatMap(output -> output.error().stream())
            .mapToDouble(ErrorSummary::relRms)
            .max()
            .orElse(0);
    String notes =
        report.findings().stream()
            .map(HealthyVariantsIT::said)
            .collect(Collectors.groupingBy(said -> said, TreeMap::new, Collectors.counting()))
            .entrySet()
            .stream()
            .map(entry -> entry.getValue() + " " + entry.getKey())
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %s | %d | %.3f | %.1e | %s |",
        variant.pair().name(),
        variant.circumstance(),
        healthy ? report.verdict() : "**" + report.verdict() + "**",
        String.join(", ", report.scope()),
        report.layers().size(),
        report.alignment().coverage(),
        worst,
        notes.isEmpty() ? "-" : notes);
  }

  private static String said(Finding finding) {
    return finding.severity() + " " + finding.kind();
  }

  private static List<String> page(List<Result> results) {
    List<String> page = new ArrayList<>();
    page.add("# Healthy pairs");
    page.add("");
    page.add(
        String.format(
            Locale.ROOT,
            "%d of %d healthy pairs MATCH without an ERROR finding. In %d of them some outputs hold"
                + " decisions between scores that are equal but for rounding, and the engine decides"
                + " otherwise: they MATCH with a note. The layers of the pairs as they are are held"
                + " against their noise floors by `HealthyPairsIT`.",
            results.stream().filter(Result::healthy).count(),
            results.size(),
            results.stream().filter(Result::decided).count()));
    page.add("");
    page.add(
        Tables.HEALTHY_PAIRS.origin(
            results.size() + " pairs, inputs from fixed seeds", environment));
    page.add("");
    page.add(
        "| pair | circumstance | verdict | views | layers | coverage | largest output error"
            + " (relative RMS) | findings |");
    page.add("|---|---|---|---|---|---|---|---|");
    results.forEach(result -> page.add(result.row()));
    return page;
  }
}
