package io.github.mnnparity.report.ci;

import io.github.mnnparity.core.report.ErrorSummary;
import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.FindingKind;
import io.github.mnnparity.core.report.OutputResult;
import io.github.mnnparity.core.report.Severity;
import io.github.mnnparity.core.report.Verdict;
import io.github.mnnparity.report.ci.CiResult.Model;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Results that hold everything that could break a format. */
final class Results {
  /** A tensor whose name ends lines, closes elements, starts commands and is no legal XML. */
  static final String NASTY = "a<b>&\"'|`\n::error::]]>\u0001\ud800,100%:";

  static final ErrorSummary SAME =
      new ErrorSummary(0, 0, 0, OptionalDouble.empty(), 1, true, 0, -1);
  static final ErrorSummary OFF =
      new ErrorSummary(0.5, 0.25, 0.125, OptionalDouble.of(18.06), 0.99, false, 0, 7);
  static final ErrorSummary NAN =
      new ErrorSummary(Double.NaN, 0.25, 0.125, OptionalDouble.empty(), 0.99, false, 3, 7);

  private static final Path ROOT = Path.of("/project");

  private Results() {}

  static Finding finding(Severity severity, FindingKind kind, String name) {
    return new Finding(
        1,
        severity,
        kind,
        List.of("Conv_1"),
        List.of(name),
        List.of("#1:Conv"),
        List.of(name),
        0.97,
        "The file stores other pads than the model.",
        List.of("pads: model 1,1,1,1, file 0,1,1,1"),
        List.of("convert again"),
        Map.of("scale", Double.NaN));
  }

  static CiResult diverged() {
    return result(
        Verdict.DIVERGED,
        "DIVERGED: output 'z' is off by 12.5 %",
        List.of(
            finding(Severity.ERROR, FindingKind.CONVERSION, "y"),
            finding(Severity.NOTE, FindingKind.REFERENCE, "x")),
        List.of(
            output("lifted", "y", Optional.of(SAME), true, ""),
            output("session", "z", Optional.of(OFF), false, ""),
            output("session", "n", Optional.of(NAN), false, "3 elements are NaN"),
            output("session", "m", Optional.empty(), false, "the engine gave no value")));
  }

  static CiResult nasty() {
    return result(
        Verdict.DIVERGED,
        "DIVERGED: output '" + NASTY + "' is off",
        List.of(finding(Severity.ERROR, FindingKind.ENGINE, NASTY)),
        List.of(output("session", NASTY, Optional.of(OFF), false, "")));
  }

  static CiResult match() {
    return result(
        Verdict.MATCH,
        "MATCH in lifted and session",
        List.of(),
        List.of(
            output("lifted", "y", Optional.of(OFF), false, ""),
            output("session", "y", Optional.of(SAME), true, "")));
  }

  static CiResult incomplete() {
    return result(
        Verdict.INCOMPLETE, "INCOMPLETE: coverage 0.50 is below 0.90", List.of(), List.of());
  }

  static OutputResult output(
      String view, String name, Optional<ErrorSummary> error, boolean within, String reason) {
    return new OutputResult(view, name, error, 1e-3, "relative RMS error", within, reason);
  }

  private static CiResult result(
      Verdict verdict, String headline, List<Finding> findings, List<OutputResult> outputs) {
    return new CiResult(
        "compare",
        verdict,
        headline,
        findings,
        outputs,
        Map.of("module", "the engine, \"MNN\", is not there"),
        new Model(ROOT.resolve("models/net v2.onnx"), "ab", 10),
        new Model(ROOT.resolve("models/net.v2.mnn"), "cd", 20),
        1.25,
        ROOT);
  }
}
