package io.github.mnnparity.suite.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.error.ParityException;
import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.core.report.Severity;
import io.github.mnnparity.suite.Suites;
import io.github.mnnparity.suite.Tables;
import io.github.mnnparity.suite.fault.TwoFaults.Case;
import io.github.mnnparity.suite.fault.TwoFaults.Wrong;
import io.github.mnnparity.suite.nets.QuirkNets;
import io.github.mnnparity.suite.nets.QuirkNets.Quirky;
import io.github.mnnparity.suite.real.HealthyPairs;
import io.github.mnnparity.suite.real.Pair;
import io.github.mnnparity.suite.real.PlainRuns;
import io.github.mnnparity.suite.real.RealPython;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class TwoFaultsIT {
  private static final double MIN_HITS = 0.9;
  private static final int FULL_MIN = 30;
  private static final int SAMPLE_MIN = 6;

  /** Published models that are small enough for many runs. */
  private static final Set<String> PUBLISHED = Set.of("ppocr-cls", "rfb", "slim");

  @BeforeAll
  static void need_the_engine() {
    RealPython.require();
  }

  /** What the last comparison ran with. */
  private static String environment = "";

  /**
   * @param others ERROR findings that name none of the faults
   */
  private record Result(Case one, boolean hit, long others, String said) {
    String row() {
      String wrong =
          one.wrong().stream()
              .map(fault -> fault.kind() + " `" + fault.op() + "` " + fault.what())
              .collect(Collectors.joining("; "));
      return String.format(
          Locale.ROOT,
          "| %s | %s | %d | %.2g | %s | %d | %s |",
          one.pair().name(),
          wrong,
          one.seed(),
          one.smaller(),
          hit ? "yes" : "**no**",
          others,
          said);
    }
  }

  @Test
  void every_independent_fault_is_named_in_one_run() {
    List<Result> results;
    try (PlainRuns runs = new PlainRuns()) {
      Path work = Path.of("target", "suites", "two-faults").toAbsolutePath();
      results = cases(new TwoFaults(runs, work)).stream().map(TwoFaultsIT::judge).toList();
    }

    List<String> page = page(results);
    Suites.print(page);
    if (Suites.full()) {
      Tables.TWO_FAULTS.write(page);
    }
    assertThat(results).hasSizeGreaterThanOrEqualTo(Suites.full() ? FULL_MIN : SAMPLE_MIN);
    List<String> misses =
        results.stream().filter(result -> !result.hit()).map(Result::row).toList();
    double hits = 1 - misses.size() / (double) results.size();
    assertThat(hits).as("misses: %s", misses).isGreaterThanOrEqualTo(MIN_HITS);
  }

  private static List<Case> cases(TwoFaults faults) {
    List<Case> cases = new ArrayList<>();
    if (!Suites.full()) {
      for (Pair pair : HealthyPairs.built().subList(1, 3)) {
        cases.addAll(faults.inTheFile(pair, 2));
      }
      cases.addAll(faults.inFileAndEngine(QuirkNets.resizes(1, 1), 1));
      cases.add(faults.inTheEngine(QuirkNets.resizes(2, 1)));
      return cases;
    }
    for (Pair pair : HealthyPairs.built()) {
      cases.addAll(faults.inTheFile(pair, 6));
    }
    HealthyPairs.published().stream()
        .filter(pair -> PUBLISHED.contains(pair.name()))
        .forEach(pair -> cases.addAll(faults.inTheFile(pair, 2)));
    for (long seed = 1; seed <= 2; seed++) {
      for (Quirky quirky :
          List.of(
              QuirkNets.resizes(1, seed), QuirkNets.comparison(seed), QuirkNets.selection(seed))) {
        cases.addAll(faults.inFileAndEngine(quirky, 2));
      }
      for (Quirky quirky :
          List.of(
              QuirkNets.resizes(2, seed), QuirkNets.comparison(seed), QuirkNets.selection(seed))) {
        cases.add(faults.inTheEngine(quirky));
      }
    }
    return cases;
  }

  private static Result judge(Case one) {
    try {
      Report report = Suites.compare(one.pair().onnx(), one.file(), one.pair().inputs());
      environment = Suites.environment(report);
      List<Finding> errors =
          report.findings().stream().filter(f -> f.severity() == Severity.ERROR).toList();
      boolean hit =
          one.wrong().stream()
              .allMatch(wrong -> errors.stream().anyMatch(finding -> names(finding, wrong)));
      long others =
          errors.stream()
              .filter(finding -> one.wrong().stream().noneMatch(wrong -> names(finding, wrong)))
              .count();
      String said = errors.stream().map(Suites::describe).collect(Collectors.joining(", "));
      return new Result(one, hit, others, hit ? said : Suites.describe(report));
    } catch (ParityException e) {
      String said = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
      return new Result(one, false, 0, e.getClass().getSimpleName() + " " + said);
    }
  }

  private static boolean names(Finding finding, Wrong wrong) {
    return finding.kind() == wrong.kind()
        && finding.mnnOps().contains(wrong.op())
        && finding.mnnOps().size() <= 3;
  }

  private static List<String> page(List<Result> results) {
    List<String> page = new ArrayList<>();
    page.add("# Pairs with several independent faults");
    page.add("");
    page.add(
        String.format(
            Locale.ROOT,
            "In %d of %d pairs every fault is an ERROR finding of its kind in one run, with at most two"
                + " other operators beside. %d findings name something else. A case is kept when each"
                + " of the file's faults alone moves an output of a plain run of the engine by more"
                + " than 0.1 %% (relative RMS), and all together do; the smallest of those effects is"
                + " in the row. Kernels are the real engine's own faults.",
            results.stream().filter(Result::hit).count(),
            results.size(),
            results.stream().mapToLong(Result::others).sum()));
    page.add("");
    page.add(
        Tables.TWO_FAULTS.origin(
            results.size() + " pairs, each from the seed in its row", environment));
    page.add("");
    page.add("| pair | faults | seed | effect | all named | others | errors |");
    page.add("|---|---|---|---|---|---|---|");
    results.forEach(result -> page.add(result.row()));
    return page;
  }
}
