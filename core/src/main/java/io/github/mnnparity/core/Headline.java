package io.github.mnnparity.core;

import io.github.mnnparity.core.report.ErrorSummary;
import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.OutputResult;
import io.github.mnnparity.core.report.Severity;
import io.github.mnnparity.core.report.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** The verdict in one line. */
final class Headline {
  private final List<OutputResult> outputs;
  private final List<Finding> findings;
  private final List<String> gaps;
  private final boolean coded;
  private final boolean missingEngine;

  Headline(
      List<OutputResult> outputs,
      List<Finding> findings,
      List<String> gaps,
      boolean coded,
      boolean missingEngine) {
    this.outputs = outputs;
    this.findings = findings;
    this.gaps = gaps;
    this.coded = coded;
    this.missingEngine = missingEngine;
  }

  String of(Verdict verdict, List<String> scope) {
    return switch (verdict) {
      case MATCH -> match(scope);
      case DIVERGED -> diverged();
      case INCOMPLETE -> "INCOMPLETE: " + gaps.get(0);
    };
  }

  private String match(List<String> scope) {
    if (missingEngine) {
      return "MATCH (file only; the real engine did not run: `parity setup`)";
    }
    if (coded) {
      OptionalDouble worst =
          outputs.stream()
              .flatMap(output -> output.error().stream())
              .flatMapToDouble(error -> error.sqnrDb().stream())
              .min();
      return worst.isPresent()
          ? String.format(Locale.ROOT, "MATCH within quantization: %.0f dB", worst.getAsDouble())
          : "MATCH within quantization: bit-equal";
    }
    double worst =
        outputs.stream()
            .filter(output -> !OutputJudge.isDecided(output))
            .flatMap(output -> output.error().stream())
            .mapToDouble(error -> error.relRms())
            .max()
            .orElse(0);
    String decided =
        outputs.stream()
            .filter(OutputJudge::isDecided)
            .map(output -> "'" + output.name() + "'")
            .distinct()
            .limit(3)
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "MATCH in %s (largest output error %.2g relative RMS)%s",
        String.join(", ", scope),
        worst,
        decided.isEmpty() ? "" : ", but for values of " + decided + " that rounding decides");
  }

  private static String far(ErrorSummary error) {
    return error.nonFiniteMismatch() > 0
        ? "has NaN or infinity on one side only"
        : String.format(Locale.ROOT, "is off by %.2g", error.relRms());
  }

  private String diverged() {
    Optional<Finding> elsewhere =
        outputs.stream().noneMatch(ReportAssembler::isOff) && !coded
            ? findings.stream().filter(ReportAssembler::isDivergence).findFirst()
            : Optional.empty();
    if (elsewhere.isPresent()) {
      return "DIVERGED, though not in this run: " + elsewhere.get().summary();
    }
    String where =
        outputs.stream()
            .filter(ReportAssembler::isOff)
            .min(Comparator.comparing(output -> output.view().equals(Views.LIFTED)))
            .map(
                output ->
                    "output '"
                        + output.name()
                        + "' "
                        + output.error().map(Headline::far).orElse("is off in shape")
                        + " in the "
                        + output.view()
                        + " view")
            .orElse("a layer is off by more than its coding explains");
    String who =
        findings.stream()
            .filter(finding -> finding.severity() == Severity.ERROR)
            .findFirst()
            .map(finding -> "; first guilty: " + finding.summary())
            .orElse("");
    return "DIVERGED: " + where + who;
  }
}
