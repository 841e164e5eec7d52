package io.github.mnnparity.report;

import io.github.mnnparity.core.report.AlignmentSummary;
import io.github.mnnparity.core.report.AlignmentSummary.Unaligned;
import io.github.mnnparity.core.report.ErrorSummary;
import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.Layer;
import io.github.mnnparity.core.report.OutputResult;
import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.core.report.Severity;
import io.github.mnnparity.report.TextOptions.Detail;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The labelled lines at the end of a report: outputs, layers, coverage, inputs, views, files. */
final class FactLines {
  private static final int UNALIGNED_SHOWN = 3;
  private static final int OUTPUTS_SHOWN = 6;

  private final Report report;
  private final TextOptions options;
  private final StringBuilder out;
  private final int names;

  FactLines(Report report, TextOptions options, StringBuilder out) {
    this.names = options.width() * 2 / 5;
    this.report = report;
    this.options = options;
    this.out = out;
  }

  void append() {
    outputs();
    layers();
    notes();
    coverage();
    inputs();
    line("Views", views());
    if (options.detail() == Detail.VERBOSE) {
      line("Software", Words.plain(software()));
      line("Time", timings());
    }
    line("Written", String.join(", ", options.written()));
  }

  private void line(String label, String text) {
    if (!text.isBlank()) {
      out.append(Words.wrapped(String.format("%-9s ", label), text, options.width()));
    }
  }

  private void outputs() {
    Map<String, List<OutputResult>> byName = new LinkedHashMap<>();
    report.outputs().forEach(o -> byName.computeIfAbsent(o.name(), n -> new ArrayList<>()).add(o));
    String label = "Outputs";
    int shown = 0;
    for (Map.Entry<String, List<OutputResult>> output : byName.entrySet()) {
      if (shown++ == OUTPUTS_SHOWN && options.detail() != Detail.VERBOSE) {
        line("", "and " + Words.count(byName.size() - OUTPUTS_SHOWN, "more output"));
        return;
      }
      List<String> parts = output.getValue().stream().map(FactLines::output).toList();
      // The longest: it says what was set aside, if only in one view.
      String rule =
          output.getValue().stream()
              .map(FactLines::rule)
              .reduce("", (first, second) -> second.length() > first.length() ? second : first);
      String allowed = rule.isEmpty() ? "" : "; allowed: " + rule;
      line(
          label,
          Words.shortened(output.getKey(), names) + ": " + String.join(", ", parts) + allowed);
      label = "";
    }
  }

  /** The limit in words; its number too, where the words do not hold it. */
  private static String rule(OutputResult output) {
    boolean told = output.limit() == 0 || output.rule().chars().anyMatch(Character::isDigit);
    return told ? output.rule() : Words.scientific(output.limit()) + " " + output.rule();
  }

  private static String output(OutputResult output) {
    String amount = output.error().map(Words::error).orElse("not compared");
    String judged =
        output.error().isEmpty()
            ? (output.reason().isEmpty() ? "" : " (" + output.reason() + ")")
            : (output.withinLimit() ? "" : " (too far)");
    return output.view() + " " + amount + judged;
  }

  private void layers() {
    long same = 0;
    long within = 0;
    long beyond = 0;
    Optional<Layer> worst = Optional.empty();
    double worstError = -1;
    for (Layer layer : report.layers()) {
      List<ErrorSummary> errors =
          layer.views().values().stream().flatMap(view -> view.cumulative().stream()).toList();
      if (errors.isEmpty()) {
        continue;
      }
      double error = errors.stream().mapToDouble(ErrorSummary::relRms).max().orElse(0);
      if (Rounding.isBeyond(layer)) {
        beyond++;
      } else if (errors.stream().allMatch(ErrorSummary::identical)) {
        same++;
      } else {
        within++;
      }
      if (error > worstError) {
        worstError = error;
        worst = Optional.of(layer);
      }
    }
    long all = same + within + beyond;
    if (all == 0) {
      return;
    }
    String text =
        Words.count(all, "layer")
            + " compared: "
            + same
            + " the same in every view, "
            + within
            + " within rounding, "
            + beyond
            + " beyond";
    double largest = worstError;
    String place =
        worst
            .filter(layer -> largest > 0)
            .map(
                layer ->
                    "; largest error " + Words.scientific(largest) + " at " + layer.onnxTensor())
            .orElse("");
    line("Layers", text + place);
  }

  private void notes() {
    List<Finding> notes =
        report.findings().stream().filter(f -> f.severity() == Severity.NOTE).toList();
    if (!notes.isEmpty() && options.detail() != Detail.VERBOSE) {
      line(
          "Notes",
          TextReport.countsByKind(notes)
              + ", none moves an output beyond its limit (--verbose lists them)");
    }
  }

  private void coverage() {
    AlignmentSummary alignment = report.alignment();
    List<Unaligned> open =
        alignment.unaligned().stream()
            .filter(value -> options.detail() == Detail.VERBOSE || value.side().equals("onnx"))
            .filter(value -> !value.covered())
            .toList();
    String text =
        Words.percent(alignment.coverage())
            + " of the reference's values ("
            + Words.percent(alignment.pairCoverage())
            + " one to one; "
            + alignment.exact()
            + " pairs exact, "
            + alignment.rounding()
            + " with rounding)";
    if (!open.isEmpty()) {
      text += "; " + Words.count(open.size(), "value") + " without a partner";
    }
    line("Coverage", text);
    int limit = options.detail() == Detail.VERBOSE ? open.size() : UNALIGNED_SHOWN;
    for (Unaligned value : open.subList(0, Math.min(limit, open.size()))) {
      line("", value.side() + " " + Words.shortened(value.name(), names) + ": " + value.reason());
    }
  }

  private void inputs() {
    if (!(report.inputs().get("tensors") instanceof Map<?, ?> tensors)) {
      line("Inputs", Words.plain(report.inputs()));
      return;
    }
    String label = "Inputs";
    for (Map.Entry<?, ?> input : tensors.entrySet()) {
      String facts = Words.plain(input.getValue());
      if (input.getValue() instanceof Map<?, ?> tensor) {
        facts = tensor.get("dtype") + " " + tensor.get("shape") + ", " + tensor.get("source");
      }
      line(label, Words.shortened(String.valueOf(input.getKey()), names) + ": " + facts);
      label = "";
    }
    if (Boolean.TRUE.equals(report.inputs().get("seeded"))) {
      line("", "made up from a seed; --input [NAME=]FILE gives your own");
    }
  }

  /** What ran, with the engine's own facts as facts among the others. */
  private Map<String, Object> software() {
    Map<String, Object> facts = new LinkedHashMap<>();
    report
        .environment()
        .forEach(
            (key, value) -> {
              if (value instanceof Map<?, ?> inner) {
                inner.forEach(
                    (name, fact) ->
                        facts.put(Words.phrase(name.equals(key) ? key : key + " " + name), fact));
              } else {
                facts.put(Words.phrase(key), value);
              }
            });
    return facts;
  }

  /** {@code 4.48 s: engine 2.35, reference 1.15, ...}, the longest first. */
  private String timings() {
    Map<String, Double> seconds = new LinkedHashMap<>();
    report
        .timings()
        .forEach(
            (step, value) -> {
              if (value instanceof Number millis && step.endsWith("Ms")) {
                seconds.put(step.substring(0, step.length() - 2), millis.longValue() / 1e3);
              }
            });
    Double total = seconds.remove("total");
    String steps =
        seconds.entrySet().stream()
            .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
            .map(step -> String.format(Locale.ROOT, "%s %.2f", step.getKey(), step.getValue()))
            .collect(Collectors.joining(", "));
    return total == null ? steps : String.format(Locale.ROOT, "%.2f s: %s", total, steps);
  }

  private String views() {
    var text = new StringBuilder(String.join(", ", report.scope()));
    report
        .skipped()
        .forEach((view, reason) -> text.append("; not ").append(view).append(": ").append(reason));
    return text.toString();
  }
}
