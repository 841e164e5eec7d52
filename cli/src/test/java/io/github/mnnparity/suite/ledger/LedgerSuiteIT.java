package io.github.mnnparity.suite.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.CompareOptions;
import io.github.mnnparity.core.CompareOptions.EngineChoice;
import io.github.mnnparity.core.Parity;
import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.FindingKind;
import io.github.mnnparity.core.report.OutputResult;
import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.core.report.Severity;
import io.github.mnnparity.core.report.Verdict;
import io.github.mnnparity.suite.Suites;
import io.github.mnnparity.suite.Tables;
import io.github.mnnparity.suite.real.RealPython;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Quantized pairs with one damaged point, and healthy ones. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class LedgerSuiteIT {
  private static final List<String> NETS = List.of("mobilenet-v2", "resnet", "squeezenet", "yolo");
  private static final double MIN_NAMED = 0.9;
  private static final int FULL_FAULTS = 30;
  private static final double MIN_SQNR = 20;

  private record Result(LedgerCase quantized, Report report, boolean good) {
    String row() {
      return String.format(
          Locale.ROOT,
          "| %s | %s | `%s` | %s | %s | %s |",
          quantized.name(),
          quantized.fault().isEmpty() ? "none" : quantized.fault(),
          String.join("`, `", quantized.ops()),
          sqnr(report),
          good ? "yes" : "**no**",
          said());
    }

    private String said() {
      return report.findings().stream()
          .filter(finding -> finding.kind() == FindingKind.QUANTIZATION)
          .findFirst()
          .map(finding -> finding.severity() + ": " + finding.summary())
          .orElse(report.verdict().toString());
    }
  }

  @BeforeAll
  static void need_the_engine() {
    RealPython.require();
  }

  private static List<LedgerCase> faults() {
    List<LedgerCase> cases = new ArrayList<>();
    if (!Suites.full()) {
      cases.add(LedgerCases.fewBits("resnet", 2, 0.5));
      cases.add(LedgerCases.channelScale(LedgerCases.weights("resnet", 8), 0.4, 8));
      LedgerCase integers = LedgerCases.integers("mobilenet-v2", "KL", "MAX_ABS");
      cases.add(LedgerCases.activationScale(integers, 0.5, 1 / 8f));
      cases.add(LedgerCases.clippedRange(integers, 0.7, 0.15f));
      return cases;
    }
    for (String net : NETS) {
      for (int bits : List.of(2, 3, 4)) {
        cases.add(LedgerCases.fewBits(net, bits, bits / 6.0));
      }
      cases.add(LedgerCases.channelScale(LedgerCases.weights(net, 8), 0.4, 8));
      cases.add(LedgerCases.channelScale(LedgerCases.weights(net, 4), 0.6, 4));
      LedgerCase integers = LedgerCases.integers(net, "KL", "MAX_ABS");
      cases.add(LedgerCases.channelScale(integers, 0.3, 6));
      cases.add(LedgerCases.activationScale(integers, 0.5, 1 / 8f));
      cases.add(LedgerCases.activationScale(integers, 0.6, 16));
      cases.add(LedgerCases.clippedRange(integers, 0.7, 0.15f));
      LedgerCase admm = LedgerCases.integers(net, "ADMM", "MAX_ABS");
      cases.add(LedgerCases.activationScale(admm, 0.4, 1 / 8f));
    }
    LedgerCase averaged = LedgerCases.integers("mobilenet-v2", "EMA", "MAX_ABS");
    cases.add(LedgerCases.activationScale(averaged, 0.5, 1 / 8f));
    cases.add(LedgerCases.clippedRange(averaged, 0.3, 0.15f));
    return cases;
  }

  private static List<LedgerCase> healthy() {
    List<LedgerCase> cases = new ArrayList<>();
    if (!Suites.full()) {
      cases.add(LedgerCases.weights("resnet", 8));
      cases.add(LedgerCases.integers("mobilenet-v2", "KL", "MAX_ABS"));
      return cases;
    }
    for (String net : NETS) {
      cases.add(LedgerCases.weights(net, 8));
      cases.add(LedgerCases.weights(net, 4));
      cases.add(LedgerCases.integers(net, "KL", "MAX_ABS"));
      cases.add(LedgerCases.integers(net, "KL", "ADMM"));
      cases.add(LedgerCases.integers(net, "ADMM", "MAX_ABS"));
      cases.add(LedgerCases.integers(net, "EMA", "MAX_ABS"));
    }
    return cases;
  }

  @Test
  void the_damaged_point_is_named_and_no_healthy_one() {
    List<Result> faulty = faults().stream().map(LedgerSuiteIT::faulty).toList();
    List<Result> healthy = healthy().stream().map(LedgerSuiteIT::healthy).toList();

    List<String> page = page(faulty, healthy);
    Suites.print(page);
    if (Suites.full()) {
      Tables.LEDGER.write(page);
      assertThat(faulty).hasSizeGreaterThanOrEqualTo(FULL_FAULTS);
    }
    List<String> misses =
        faulty.stream().filter(result -> !result.good()).map(Result::row).toList();
    assertThat(1 - misses.size() / (double) faulty.size())
        .as("misses: %s", misses)
        .isGreaterThanOrEqualTo(MIN_NAMED);
    assertThat(healthy).allMatch(Result::good);
  }

  /** An ERROR where outputs diverge; where they do not, a note. */
  private static Result faulty(LedgerCase quantized) {
    Report report = compare(quantized);
    boolean named =
        report.findings().stream()
            .filter(finding -> finding.kind() == FindingKind.QUANTIZATION)
            .filter(
                finding ->
                    report.verdict() != Verdict.DIVERGED || finding.severity() == Severity.ERROR)
            .map(Finding::mnnOps)
            .anyMatch(ops -> quantized.ops().contains(ops.get(0)));
    return new Result(quantized, report, named);
  }

  /** No error, unless rounding to so few bits alone is more than is allowed. */
  private static Result healthy(LedgerCase quantized) {
    Report report = compare(quantized);
    boolean clear = report.outputs().stream().allMatch(LedgerSuiteIT::isClear);
    boolean errors =
        report.findings().stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
    return new Result(quantized, report, clear != errors);
  }

  private static Report compare(LedgerCase quantized) {
    CompareOptions.Builder options =
        CompareOptions.builder().engine(EngineChoice.LIFTED).ledger(true);
    quantized.inputs().forEach(options::input);
    return Parity.compare(quantized.onnx(), quantized.mnn(), options.build());
  }

  private static boolean isClear(OutputResult output) {
    return output.error().orElseThrow().sqnrDb().orElse(Double.MAX_VALUE) >= MIN_SQNR;
  }

  private static String sqnr(Report report) {
    return report.outputs().stream()
        .flatMapToDouble(output -> output.error().orElseThrow().sqnrDb().stream())
        .min()
        .stream()
        .mapToObj(decibel -> String.format(Locale.ROOT, "%.1f", decibel))
        .findFirst()
        .orElse("");
  }

  private static List<String> page(List<Result> faulty, List<Result> healthy) {
    List<String> page = new ArrayList<>();
    page.add("# Quantization ledger");
    page.add("");
    page.add(
        String.format(
            Locale.ROOT,
            "%d of %d damaged points named: by an ERROR where the outputs lose more than 20 dB"
                + " allow, else by a note; a damaged grid counts as named at the op that writes it"
                + " or at one that reads it. %d of %d healthy pairs without an ERROR, or with one"
                + " because their outputs keep less than 20 dB. SQNR is that of the worst output in"
                + " dB.",
            faulty.stream().filter(Result::good).count(),
            faulty.size(),
            healthy.stream().filter(Result::good).count(),
            healthy.size()));
    page.add("");
    page.add(
        Tables.LEDGER.origin(
            faulty.size() + " damaged and " + healthy.size() + " healthy pairs",
            Suites.environment(faulty.get(0).report())));
    page.add("");
    page.add("| pair | fault | op | SQNR | as expected | first finding |");
    page.add("|---|---|---|---|---|---|");
    faulty.forEach(result -> page.add(result.row()));
    healthy.forEach(result -> page.add(result.row()));
    return page;
  }
}
