package io.github.mnnparity.suite.conformance;

import io.github.mnnparity.suite.conformance.Expectations.Expectation;
import java.util.List;
import java.util.Optional;

/**
 * A row of the table.
 *
 * @param lifted {@code RIGHT}, or what is wrong with the lifted graph's answer; empty if there is
 *     no file
 * @param verdict of the comparison; empty if there was none
 * @param kinds severity and kind of each finding, in the report's order
 * @param said the findings in short, or why there was no comparison
 * @param runtime why ONNX Runtime does not run the test's own model; empty if it does
 */
record Row(
    Outcome outcome,
    Optional<Expectation> expected,
    String lifted,
    String verdict,
    List<String> kinds,
    String said,
    String runtime,
    long millis) {

  static final String MATCH = "MATCH";

  static final String UNFINISHED = "not finished: ";

  private static final List<String> FAILURES = List.of("ENGINE_FAILURE", "UNSUPPORTED_OPERATOR");

  Row {
    kinds = List.copyOf(kinds);
  }

  /** Kind of the first finding; empty if there is none. */
  String kind() {
    return kinds.isEmpty() ? "" : kinds.get(0).substring(kinds.get(0).indexOf(' ') + 1);
  }

  boolean isRight() {
    return outcome.engine().equals("RIGHT");
  }

  boolean isWrong() {
    return outcome.engine().equals("WRONG");
  }

  /** The engine crashed or gave nothing. */
  boolean isSilent() {
    return outcome.engine().equals("CRASH") || outcome.engine().equals("NO_OUTPUT");
  }

  /** Whether the row was given up: by its deadline, or by a fault of the tool. */
  boolean isUnfinished() {
    return said.startsWith(UNFINISHED);
  }

  /** Whether ONNX Runtime can answer for the reference, so that there can be a verdict. */
  boolean hasReference() {
    return runtime.isEmpty();
  }

  boolean liftsRight() {
    return lifted.equals("RIGHT");
  }

  boolean hasLiftingFinding() {
    return kinds.stream().anyMatch(kind -> kind.endsWith(" LIFTING"));
  }

  /** Whether verdict and kind are those that were written down. */
  boolean isAsExpected() {
    if (expected.isEmpty()) {
      return false;
    }
    String kind = expected.get().kind();
    if (kind.equals(MATCH)) {
      return verdict.equals(MATCH);
    }
    return isSilent() ? names(kind) : verdict.equals("DIVERGED") && kind().equals(kind);
  }

  /**
   * Whether the errors name the failure. A file may have lost something besides, and that is said
   * first.
   */
  private boolean names(String expectedKind) {
    return FAILURES.contains(expectedKind)
        ? FAILURES.stream().anyMatch(failure -> kinds.contains("ERROR " + failure))
        : kind().equals(expectedKind);
  }
}
