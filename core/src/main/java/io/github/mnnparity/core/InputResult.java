package io.github.mnnparity.core;

import io.github.mnnparity.core.feed.InputSet;
import io.github.mnnparity.core.report.OutputResult;
import io.github.mnnparity.core.report.Verdict;
import java.util.Comparator;
import java.util.Optional;

/**
 * What became of one of several inputs.
 *
 * @param verdict by its outputs; INCOMPLETE where it was not compared, or not everywhere
 * @param worst the output that is farthest off in the views that decide; empty where none was
 *     compared
 * @param problem why it was not compared, or not everywhere; else empty
 * @param compared whether the models took it at all
 */
record InputResult(
    InputSet set, Verdict verdict, Optional<OutputResult> worst, String problem, boolean compared) {
  /** The worst first; inputs that were not compared at all come last. */
  static final Comparator<InputResult> WORST_FIRST =
      Comparator.comparing(InputResult::compared)
          .thenComparing(
              (one, other) ->
                  one.verdict == other.verdict
                      ? 0
                      : one.verdict.isWorseThan(other.verdict) ? 1 : -1)
          .thenComparingDouble(InputResult::error)
          .reversed();

  static InputResult refused(InputSet set, String problem) {
    return new InputResult(set, Verdict.INCOMPLETE, Optional.empty(), problem, false);
  }

  InputResult with(Verdict other) {
    return new InputResult(set, other, worst, problem, compared);
  }

  String name() {
    return set.name();
  }

  /** Relative RMS error of the worst output; infinite where it has none. */
  double error() {
    return worst.map(InputResult::error).orElse(0.0);
  }

  static double error(OutputResult output) {
    return output
        .error()
        .filter(error -> error.nonFiniteMismatch() == 0)
        .map(error -> error.relRms())
        .orElse(ReportAssembler.wasReached(output) ? Double.POSITIVE_INFINITY : 0.0);
  }
}
