package io.github.mnnparity.suite.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.CompareOptions;
import io.github.mnnparity.core.CompareOptions.EngineChoice;
import io.github.mnnparity.core.Parity;
import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.core.report.Section;
import io.github.mnnparity.core.report.Severity;
import io.github.mnnparity.core.report.Verdict;
import io.github.mnnparity.suite.Suites;
import io.github.mnnparity.suite.Tables;
import io.github.mnnparity.suite.real.HealthyPairs;
import io.github.mnnparity.suite.real.Pair;
import io.github.mnnparity.suite.real.RealPython;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class LadderIT {
  private static final List<String> SAMPLE = List.of("ppocr-cls", "mobilenet-v2");

  private static final List<String> CASES = new ArrayList<>();
  private static final List<String> HEALTHY = new ArrayList<>();
  private static String environment = "";

  @BeforeAll
  static void need_the_engine() {
    RealPython.require();
  }

  static List<LadderCase> cases() {
    List<LadderCase> all = LadderCase.all();
    assertThat(all).hasSizeGreaterThanOrEqualTo(4);
    return Suites.full() ? all : all.subList(0, 2);
  }

  static Stream<Pair> healthy() {
    return HealthyPairs.all().stream()
        .filter(pair -> Suites.full() || SAMPLE.contains(pair.name()));
  }

  private static Report climb(Pair pair, EngineChoice engine) {
    CompareOptions.Builder options = CompareOptions.builder().engine(engine).deep(true);
    pair.inputs().forEach(options::input);
    return Parity.compare(pair.onnx(), pair.mnn(), options.build());
  }

  private static Section ladder(Report report) {
    return report.sections().stream()
        .filter(section -> section.id().equals("ladder"))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> row(Report report, String title) {
    return ladder(report).rows().stream()
        .filter(row -> row.get(0).equals(title))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void what_changes_the_answer_is_named(LadderCase one) {
    Report report = climb(one.pair(), EngineChoice.AUTO);
    environment = Suites.environment(report);
    String said =
        report.findings().stream()
            .map(finding -> Suites.describe(finding) + " " + finding.summary())
            .reduce((left, right) -> left + "<br>" + right)
            .orElse("");
    boolean named = one.isNamedBy(report);
    CASES.add(
        "| %s | %s %s | %s | %s | %s |"
            .formatted(
                one.name(),
                one.severity(),
                one.kind(),
                one.reason(),
                named ? "yes" : "**no**",
                said));

    assertThat(named).as(said).isTrue();
    assertThat(report.verdict()).isNotEqualTo(Verdict.MATCH);
  }

  @ParameterizedTest
  @MethodSource("healthy")
  void a_healthy_pair_stands_on_every_rung(Pair pair) {
    long start = System.nanoTime();
    Report report = climb(pair, EngineChoice.ALL);
    double seconds = (System.nanoTime() - start) / 1e9;
    environment = Suites.environment(report);
    List<List<String>> rows = ladder(report).rows();
    HEALTHY.add(
        String.format(
            Locale.ROOT,
            "| %s | %s | %d | %d | %.1f |",
            pair.name(),
            report.verdict(),
            rows.size(),
            rows.stream().filter(row -> row.get(3).contains("noise")).count(),
            seconds));

    assertThat(report.verdict()).as(Suites.describe(report)).isEqualTo(Verdict.MATCH);
    assertThat(rows).hasSize(18);
    assertThat(report.findings()).extracting(Finding::severity).doesNotContain(Severity.ERROR);
    assertThat(rows).noneMatch(row -> row.get(3).contains("changed"));
  }

  @Test
  void low_memory_moves_coded_weights_only_and_low_precision_nothing_on_this_kind_of_machine() {
    Pair coded = HealthyPairs.quantized("mobilenet-v2", "--weightQuantBits", "8");

    Report report = climb(coded, EngineChoice.ALL);

    assertThat(row(report, "memory low").get(3)).isNotEqualTo("same bits");
    assertThat(row(report, "memory low").get(4)).isNotEmpty();
    assertThat(report.findings())
        .filteredOn(finding -> finding.severity() == Severity.ERROR)
        .isEmpty();
    boolean halves = environmentOf(report).contains("fp16:1");
    assertThat(row(report, "precision low").get(3).equals("same bits")).isEqualTo(!halves);
  }

  private static String environmentOf(Report report) {
    return String.valueOf(report.environment().get("engine"));
  }

  @AfterAll
  static void print_the_table() {
    List<String> page = new ArrayList<>();
    page.add("# The engine ladder in the real engine");
    page.add("");
    page.add(
        Tables.LADDER.origin(
            CASES.size() + " cases and " + HEALTHY.size() + " healthy pairs, stored inputs",
            environment));
    page.add("");
    page.add("Models whose answer depends on how they are run:");
    page.add("");
    page.add("| case | expected | reason | named | what was said |");
    page.add("|---|---|---|---|---|");
    page.addAll(CASES);
    page.add("");
    page.add("Healthy pairs, every rung; *noise*: rungs whose bits differ within rounding:");
    page.add("");
    page.add("| pair | verdict | rungs | noise | seconds |");
    page.add("|---|---|---|---|---|");
    page.addAll(HEALTHY);
    Suites.print(page);
    if (Suites.full()) {
      Tables.LADDER.write(page);
    }
  }
}
