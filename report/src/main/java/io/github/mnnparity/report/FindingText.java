package io.github.mnnparity.report;

import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.Severity;
import java.util.List;

/** A finding in lines: its kind, its sentence, its names, evidence and advice. */
final class FindingText {
  private final Style style;
  private final String headline;

  /**
   * @param headline already printed; a sentence that it holds is not told again
   */
  FindingText(Style style, String headline) {
    this.style = style;
    this.headline = headline;
  }

  void head(Finding finding, StringBuilder out) {
    out.append('\n');
    String title = finding.rank() + "  " + finding.severity() + "  " + finding.kind();
    String confidence = "confidence " + Math.round(finding.confidence() * 100) + " %";
    out.append(finding.severity() == Severity.ERROR ? style.bad(title) : style.doubtful(title))
        .append("  ")
        .append(style.faint(confidence))
        .append('\n');
    if (!headline.contains(finding.summary())) {
      out.append(style.wrapped("   ", finding.summary()));
    }
  }

  void names(Finding finding, StringBuilder out) {
    names("ONNX", finding.onnxNodes(), finding.onnxTensors(), out);
    names("MNN", finding.mnnOps(), finding.mnnTensors(), out);
  }

  void body(Finding finding, StringBuilder out) {
    bullets("Evidence", finding.evidence(), out);
    bullets("What to do", finding.advice(), out);
  }

  private void names(String side, List<String> ops, List<String> tensors, StringBuilder out) {
    if (ops.isEmpty() && tensors.isEmpty()) {
      return;
    }
    String text =
        ops.isEmpty()
            ? String.join(", ", tensors)
            : String.join(", ", ops)
                + (tensors.isEmpty() ? "" : "  (tensor " + String.join(", ", tensors) + ")");
    out.append(style.wrapped(String.format("   %-5s ", side), text));
  }

  private void bullets(String title, List<String> lines, StringBuilder out) {
    if (lines.isEmpty()) {
      return;
    }
    out.append("   ").append(style.strong(title)).append('\n');
    lines.forEach(line -> out.append(style.wrapped("   - ", line)));
  }
}
