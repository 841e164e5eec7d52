package io.github.mnnparity.report.ci;

import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.OutputResult;
import io.github.mnnparity.core.report.Severity;
import io.github.mnnparity.core.report.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A result as GitHub-flavoured Markdown, for the summary of a job. Stateless, thread-safe. */
public final class MarkdownSummary {
  private static final int FINDINGS = 10;
  private static final int OUTPUTS = 20;

  private MarkdownSummary() {}

  public static String toText(CiResult result) {
    var text = new StringBuilder();
    String sign = result.verdict() == Verdict.MATCH ? "" : " " + result.verdict();
    text.append("### MNN Parity").append(sign).append(": ");
    text.append(code(String.valueOf(result.candidate().file().getFileName())));
    text.append("\n\n").append(escaped(result.headline())).append("\n");
    outputs(text, result);
    boolean errors =
        result.findings().stream().anyMatch(found -> found.severity() == Severity.ERROR);
    List<Finding> shown =
        result.findings().stream()
            .filter(found -> found.severity() == Severity.ERROR || !errors)
            .toList();
    shown.stream().limit(FINDINGS).forEach(found -> finding(text, found));
    if (shown.size() > FINDINGS) {
      text.append("\nand ").append(shown.size() - FINDINGS).append(" more findings\n");
    }
    return text.append('\n').toString();
  }

  private static void outputs(StringBuilder text, CiResult result) {
    Map<String, Map<String, OutputResult>> byName = new LinkedHashMap<>();
    Set<String> views = new LinkedHashSet<>();
    for (OutputResult output : result.outputs()) {
      views.add(output.view());
      byName
          .computeIfAbsent(output.name(), name -> new LinkedHashMap<>())
          .put(output.view(), output);
    }
    if (byName.isEmpty()) {
      return;
    }
    List<String> head = new ArrayList<>(List.of("output"));
    views.forEach(view -> head.add(escaped(view)));
    text.append('\n');
    row(text, head);
    row(text, head.stream().map(column -> "---").toList());
    int shown = 0;
    for (Map.Entry<String, Map<String, OutputResult>> output : byName.entrySet()) {
      if (shown++ == OUTPUTS) {
        text.append("\nand ").append(byName.size() - OUTPUTS).append(" more outputs\n");
        return;
      }
      List<String> cells = new ArrayList<>(List.of(code(output.getKey())));
      for (String view : views) {
        OutputResult found = output.getValue().get(view);
        cells.add(found == null ? "" : (found.withinLimit() ? "" : "**off** ") + amount(found));
      }
      row(text, cells);
    }
  }

  private static String amount(OutputResult output) {
    return escaped(output.error().map(Wording::amount).orElse(Wording.measured(output)));
  }

  private static void row(StringBuilder text, List<String> cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private static void finding(StringBuilder text, Finding finding) {
    text.append("\n**")
        .append(finding.severity())
        .append(' ')
        .append(finding.kind())
        .append("** (confidence ")
        .append(Math.round(finding.confidence() * 100))
        .append(" %): ")
        .append(escaped(finding.summary()))
        .append("\n\n");
    String place = Wording.place(finding);
    if (!place.isEmpty()) {
      text.append("- at ").append(escaped(place)).append('\n');
    }
    finding.evidence().forEach(line -> text.append("- ").append(escaped(line)).append('\n'));
    finding.advice().forEach(line -> text.append("- **do:** ").append(escaped(line)).append('\n'));
  }

  /** As it is, on one line: names of tensors are no markup. */
  static String escaped(String text) {
    var out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        out.append(' ');
      } else if (c == '<') {
        out.append("&lt;");
      } else if (c == '&') {
        out.append("&amp;");
      } else {
        out.append("\\`*_[]|#".indexOf(c) >= 0 ? "\\" : "").append(c);
      }
    }
    return out.toString();
  }

  /** In a code span, which HTML makes safe for backticks, too. */
  private static String code(String text) {
    return "<code>" + escaped(text) + "</code>";
  }
}
