package io.github.mnnparity.report.ci;

import io.github.mnnparity.core.report.ErrorSummary;
import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.OutputResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Sentences that several forms share. */
final class Wording {
  private Wording() {}

  /** Where a finding is, for people: {@code ONNX #3:Conv; MNN Conv_3}; empty without a place. */
  static String place(Finding finding) {
    List<String> sides = new ArrayList<>();
    side("ONNX", finding.onnxNodes(), finding.onnxTensors(), sides);
    side("MNN", finding.mnnOps(), finding.mnnTensors(), sides);
    return String.join("; ", sides);
  }

  private static void side(
      String name, List<String> ops, List<String> tensors, List<String> sides) {
    List<String> shown = ops.isEmpty() ? tensors : ops;
    if (!shown.isEmpty()) {
      sides.add(name + " " + String.join(", ", shown));
    }
  }

  /** A finding in lines of plain text. */
  static String lines(Finding finding) {
    var text = new StringBuilder();
    text.append(finding.severity()).append(' ').append(finding.kind()).append(": ");
    text.append(finding.summary()).append('\n');
    String place = place(finding);
    if (!place.isEmpty()) {
      text.append("  ").append(place).append('\n');
    }
    finding.evidence().forEach(line -> text.append("  - ").append(line).append('\n'));
    finding.advice().forEach(line -> text.append("  > ").append(line).append('\n'));
    return text.toString();
  }

  /** What was measured at an output: {@code relative RMS error 3.1e-01, allowed: ...}. */
  static String measured(OutputResult output) {
    if (output.error().isEmpty()) {
      return output.reason().isEmpty() ? "not compared" : output.reason();
    }
    String allowed = output.rule().isEmpty() ? "" : "; allowed: " + limit(output);
    return amount(output.error().get()) + allowed;
  }

  /** {@code same}, a relative RMS error, or how many elements are NaN on one side only. */
  static String amount(ErrorSummary error) {
    if (error.identical()) {
      return "the same in every bit of its values";
    }
    return error.nonFiniteMismatch() > 0
        ? error.nonFiniteMismatch() + " elements are NaN or infinite on one side only"
        : "relative RMS error " + number(error.relRms());
  }

  private static String limit(OutputResult output) {
    boolean told = output.limit() == 0 || output.rule().chars().anyMatch(Character::isDigit);
    return told ? output.rule() : number(output.limit()) + " " + output.rule();
  }

  static String number(double value) {
    return value == 0 ? "0" : String.format(Locale.ROOT, "%.1e", value);
  }
}
