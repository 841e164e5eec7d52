package io.github.mnnparity.suite.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.AuditOptions;
import io.github.mnnparity.core.Parity;
import io.github.mnnparity.core.error.MalformedModelException;
import io.github.mnnparity.core.report.Examination;
import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.Severity;
import io.github.mnnparity.core.report.Verdict;
import io.github.mnnparity.suite.Suites;
import io.github.mnnparity.suite.Tables;
import io.github.mnnparity.suite.fault.Fault;
import io.github.mnnparity.suite.fault.FaultKind;
import io.github.mnnparity.suite.fault.FaultSearch;
import io.github.mnnparity.suite.integers.IntegerFiles;
import io.github.mnnparity.suite.real.HealthyPairs;
import io.github.mnnparity.suite.real.Pair;
import io.github.mnnparity.suite.real.PlainRuns;
import io.github.mnnparity.suite.real.RealPython;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class AuditIT {
  private static final double MIN_NAMED = 0.9;
  private static final double MIN_EXPLAINED = 0.9;
  private static final int SAMPLE_PER_KIND = 2;
  private static final int FULL_PER_KIND = 14;

  private static final List<String> PAGE = new ArrayList<>();

  @BeforeAll
  static void need_the_engine() {
    RealPython.require();
  }

  private record Healthy(Pair pair, Examination audit) {
    String row() {
      Map<String, Object> counts = audit.sections().get(0).data();
      return String.format(
          Locale.ROOT,
          "| %s | %s | %s | %s | %s | %,d |",
          pair.name(),
          audit.verdict(),
          counts.get("regions"),
          counts.get("same"),
          counts.get("open"),
          ((Number) counts.get("numbers")).longValue());
    }
  }

  @Test
  @Order(1)
  void healthy_conversions_are_accounted_for_without_a_finding() {
    List<Healthy> results =
        healthy().map(pair -> new Healthy(pair, audit(pair, pair.mnn()))).toList();

    PAGE.add("## Healthy conversions");
    PAGE.add("");
    long whole = results.stream().filter(r -> r.audit().verdict() == Verdict.MATCH).count();
    PAGE.add(
        "%d of %d MATCH, none DIVERGED. INCOMPLETE is a file of integers that leaves scales open."
            .formatted(whole, results.size()));
    PAGE.add("");
    PAGE.add("| pair | verdict | regions | the same | not accounted for | numbers compared |");
    PAGE.add("|---|---|---|---|---|---|");
    results.forEach(result -> PAGE.add(result.row()));
    PAGE.add("");
    assertThat(results).hasSizeGreaterThanOrEqualTo(Suites.full() ? 20 : 10);
    assertThat(results)
        .allSatisfy(
            result -> {
              assertThat(result.audit().findings()).as("%s", result.pair()).isEmpty();
              assertThat(result.audit().verdict())
                  .as("%s: %s", result.pair(), result.audit().headline())
                  .isIn(
                      leavesScalesOpen(result.pair())
                          ? List.of(Verdict.MATCH, Verdict.INCOMPLETE)
                          : List.of(Verdict.MATCH));
            });
  }

  private static boolean leavesScalesOpen(Pair pair) {
    return IntegerFiles.all().contains(pair);
  }

  private static Stream<Pair> healthy() {
    Stream<Pair> floats =
        Suites.full()
            ? HealthyPairs.all().stream()
            : Stream.concat(HealthyPairs.built().stream(), HealthyPairs.halved().stream());
    Stream<String> coded =
        Suites.full()
            ? Stream.of("mobilenet-v2", "mobilenet-v3", "resnet", "squeezenet", "yolo")
            : Stream.of("mobilenet-v2");
    return Stream.of(
            floats,
            coded.flatMap(
                name ->
                    Stream.of(
                        HealthyPairs.quantized(name, "--weightQuantBits", "8"),
                        HealthyPairs.quantized(
                            name,
                            "--weightQuantBits",
                            "4",
                            "--weightQuantBlock",
                            "32",
                            "--weightQuantAsymmetric"))),
            IntegerFiles.all().stream())
        .flatMap(each -> each);
  }

  private record Result(Fault fault, boolean named, String said) {
    String row() {
      return "| %s | %s | `%s` | %d | %s | %s |"
          .formatted(
              fault.pair().name(),
              fault.kind(),
              fault.op(),
              fault.seed(),
              named ? "yes" : "**no**",
              said.replace("|", "\\|"));
    }
  }

  @Test
  @Order(2)
  void most_damaged_operators_are_named_with_the_formula_that_fails() {
    List<Pair> pairs = Suites.full() ? HealthyPairs.all() : HealthyPairs.built();
    try (PlainRuns runs = new PlainRuns()) {
      Path work = Path.of("target", "suites", "audit").toAbsolutePath();
      FaultSearch search = new FaultSearch(runs, work, Suites.full() ? 6 : 2);
      List<Result> results =
          search.search(pairs, Suites.full() ? FULL_PER_KIND : SAMPLE_PER_KIND).stream()
              .map(AuditIT::judge)
              .toList();

      report(results);
      long named = results.stream().filter(Result::named).count();
      List<String> misses =
          results.stream().filter(result -> !result.named()).map(Result::row).toList();
      assertThat(results).hasSizeGreaterThanOrEqualTo(Suites.full() ? 150 : 20);
      assertThat(named)
          .as("misses: %s", misses)
          .isGreaterThanOrEqualTo((long) (MIN_NAMED * results.size()));
      List<String> unexplained =
          results.stream()
              .filter(Result::named)
              .map(Result::row)
              .filter(row -> row.contains("other numbers"))
              .toList();
      assertThat(unexplained).hasSizeLessThanOrEqualTo((int) ((1 - MIN_EXPLAINED) * named));
    }
  }

  private static Result judge(Fault fault) {
    try {
      Examination audit = audit(fault.pair(), fault.file());
      if (audit.verdict() != Verdict.DIVERGED) {
        return new Result(fault, false, audit.headline());
      }
      Finding first = audit.findings().get(0);
      boolean named =
          first.severity() == Severity.ERROR
              && first.mnnOps().contains(fault.op())
              && first.mnnOps().size() <= 3;
      return new Result(fault, named, first.summary());
    } catch (MalformedModelException e) {
      String said = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
      return new Result(fault, said.contains("op '" + fault.op() + "'"), "refused: " + said);
    }
  }

  private static void report(List<Result> results) {
    Map<FaultKind, int[]> kinds = new LinkedHashMap<>();
    results.forEach(
        result -> {
          int[] counts = kinds.computeIfAbsent(result.fault().kind(), kind -> new int[2]);
          counts[0]++;
          counts[1] += result.named() ? 1 : 0;
        });
    long named = results.stream().filter(Result::named).count();
    PAGE.add("## Damaged conversions");
    PAGE.add("");
    PAGE.add(
        "%d of %d damaged operators named first, as an ERROR, with at most two others beside."
            .formatted(named, results.size()));
    PAGE.add("");
    PAGE.add("| fault | cases | named |");
    PAGE.add("|---|---|---|");
    kinds.forEach(
        (kind, counts) -> PAGE.add("| %s | %d | %d |".formatted(kind, counts[0], counts[1])));
    PAGE.add("");
    PAGE.add("| pair | fault | op | seed | named first | what was said |");
    PAGE.add("|---|---|---|---|---|---|");
    results.forEach(result -> PAGE.add(result.row()));
  }

  private static Examination audit(Pair pair, Path mnn) {
    return Parity.audit(pair.onnx(), mnn, AuditOptions.defaults());
  }

  @AfterAll
  static void write_the_page() {
    Suites.print(PAGE);
    if (Suites.full()) {
      List<String> page = new ArrayList<>();
      page.add("# Static audit");
      page.add("");
      page.add(
          Tables.AUDIT.origin(
              "Healthy and damaged conversions, from fixed seeds",
              "Nothing was run" + " but the engine, to choose damages that it feels."));
      page.add("");
      page.addAll(PAGE);
      Tables.AUDIT.write(page);
    }
  }
}
