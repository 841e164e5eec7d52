package io.github.mnnparity.suite.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.error.MalformedModelException;
import io.github.mnnparity.core.error.ParityException;
import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.FindingKind;
import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.core.report.Verdict;
import io.github.mnnparity.suite.Suites;
import io.github.mnnparity.suite.Tables;
import io.github.mnnparity.suite.real.HealthyPairs;
import io.github.mnnparity.suite.real.Pair;
import io.github.mnnparity.suite.real.PlainRuns;
import io.github.mnnparity.suite.real.RealPython;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class FaultSuiteIT {
  private static final double MIN_HITS = 0.97;
  private static final int SAMPLE_PER_KIND = 2;
  private static final int FULL_PER_KIND = 14;
  private static final int FULL_MIN_PER_KIND = 8;
  private static final int FULL_MIN = 150;
  private static final String REFUSED = "refused: ";

  @BeforeAll
  static void need_the_engine() {
    RealPython.require();
  }

  /** What the last comparison ran with. */
  private static String environment = "";

  private record Result(Fault fault, boolean hit, String said) {
    String row() {
      return String.format(
          Locale.ROOT,
          "| %s | %s | `%s` | %d | %.2g | %s | %s |",
          fault.pair().name(),
          fault.kind(),
          fault.op(),
          fault.seed(),
          fault.effect(),
          hit ? "yes" : "**no**",
          said);
    }
  }

  @Test
  void the_damaged_operator_is_named_first() {
    List<Pair> pairs = Suites.full() ? HealthyPairs.all() : HealthyPairs.built();
    int perKind = Suites.full() ? FULL_PER_KIND : SAMPLE_PER_KIND;
    try (PlainRuns runs = new PlainRuns()) {
      Path work = Path.of("target", "suites", "faults").toAbsolutePath();
      FaultSearch search = new FaultSearch(runs, work, Suites.full() ? 6 : 3);
      List<Fault> faults = search.search(pairs, perKind);
      List<Result> results = faults.stream().map(FaultSuiteIT::judge).toList();

      List<String> page = page(results, search.rejected());
      Suites.print(page);
      if (Suites.full()) {
        Tables.FAULTS.write(page);
        assertThat(results).hasSizeGreaterThanOrEqualTo(FULL_MIN);
      }
      Map<FaultKind, Long> kept =
          faults.stream().collect(Collectors.groupingBy(Fault::kind, Collectors.counting()));
      for (FaultKind kind : FaultKind.values()) {
        assertThat(kept.getOrDefault(kind, 0L))
            .as("cases of %s", kind)
            .isGreaterThanOrEqualTo(Suites.full() ? FULL_MIN_PER_KIND : SAMPLE_PER_KIND);
      }
      List<String> misses =
          results.stream().filter(result -> !result.hit()).map(Result::row).toList();
      double hits = 1 - misses.size() / (double) results.size();
      assertThat(hits).as("misses: %s", misses).isGreaterThanOrEqualTo(MIN_HITS);
    }
  }

  private static Result judge(Fault fault) {
    Pair pair = fault.pair();
    try {
      Report report = Suites.compare(pair.onnx(), fault.file(), pair.inputs());
      environment = Suites.environment(report);
      if (report.verdict() != Verdict.DIVERGED || report.findings().isEmpty()) {
        return new Result(fault, false, Suites.describe(report));
      }
      Finding first = report.findings().get(0);
      boolean hit =
          first.kind() == FindingKind.CONVERSION
              && first.mnnOps().contains(fault.op())
              && first.mnnOps().size() <= 3;
      return new Result(fault, hit, Suites.describe(first));
    } catch (MalformedModelException e) {
      String said = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
      return new Result(fault, said.contains("op '" + fault.op() + "'"), REFUSED + said);
    } catch (ParityException e) {
      String said = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
      return new Result(fault, false, e.getClass().getSimpleName() + " " + said);
    }
  }

  private static List<String> page(List<Result> results, Map<String, Integer> rejected) {
    long hits = results.stream().filter(Result::hit).count();
    long refused =
        results.stream().filter(Result::hit).filter(r -> r.said().startsWith(REFUSED)).count();
    List<String> page = new ArrayList<>();
    page.add("# Faulty pairs");
    page.add("");
    page.add(
        String.format(
            Locale.ROOT,
            "%d of %d damaged operators named first: as CONVERSION with at most two others beside, or"
                + " (%d of them) by the reader, which refuses fields that contradict what the op"
                + " reads. Candidates that were not kept: %s. A candidate is kept when a plain run of the"
                + " engine moves an output by more than 0.1 %% (relative RMS).",
            hits,
            results.size(),
            refused,
            rejected));
    page.add("");
    page.add(
        Tables.FAULTS.origin(
            results.size() + " faults, each from the seed in its row", environment));
    page.add("");
    page.add("| pair | fault | op | seed | effect | named first | first finding |");
    page.add("|---|---|---|---|---|---|---|");
    results.forEach(result -> page.add(result.row()));
    return page;
  }
}
