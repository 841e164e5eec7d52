package io.github.mnnparity.core.advice;

import io.github.mnnparity.core.capture.AdviceRule;
import io.github.mnnparity.core.capture.KernelQuirk;
import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.FindingKind;
import io.github.mnnparity.core.report.Severity;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Completes findings with advice: first what is known of the operator in this form, then what the
 * finding brought along, then what helps against its kind. Immutable, thread-safe.
 */
public final class Advisor {
  private final List<AdviceRule> rules;
  private final List<KernelQuirk> quirks;
  private final General general;
  private final String codings;

  /**
   * @param rules of the candidate's format
   * @param quirks of the engine that ran
   * @param codings how the file holds weights, in words
   */
  public Advisor(
      List<AdviceRule> rules, List<KernelQuirk> quirks, General general, String codings) {
    this.rules = List.copyOf(rules);
    this.quirks = List.copyOf(quirks);
    this.general = general;
    this.codings = codings;
  }

  /**
   * @param places what stands where a finding is
   */
  public List<Finding> advised(List<Finding> findings, Function<Finding, Place> places) {
    return findings.stream().map(finding -> advised(finding, places.apply(finding))).toList();
  }

  private Finding advised(Finding finding, Place place) {
    Set<String> advice = new LinkedHashSet<>();
    rules.stream()
        .filter(rule -> Conditions.hold(rule, finding, place, codings))
        .map(AdviceRule::says)
        .forEach(advice::add);
    boolean isKnown = !advice.isEmpty();
    if (isOfEngine(finding.kind())) {
      quirks.stream()
          .filter(quirk -> place.candidate().stream().anyMatch(quirk::isAbout))
          .map(KernelQuirk::asAdvice)
          .forEach(advice::add);
    }
    advice.addAll(finding.advice());
    if (finding.severity() == Severity.ERROR || advice.isEmpty()) {
      advice.addAll(general.of(finding, isKnown));
    }
    return finding.withAdvice(List.copyOf(advice));
  }

  private static boolean isOfEngine(FindingKind kind) {
    return kind == FindingKind.ENGINE || kind == FindingKind.ENGINE_FAILURE;
  }
}
