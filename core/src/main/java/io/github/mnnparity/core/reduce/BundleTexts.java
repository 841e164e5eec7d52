package io.github.mnnparity.core.reduce;

import io.github.mnnparity.core.report.ErrorSummary;
import io.github.mnnparity.core.report.OutputResult;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/** The words of a bundle. */
final class BundleTexts {
  private static final int MOST_ELEMENTS = 8;
  private static final int MOST_OPERATORS = 40;

  private final Delivery delivery;

  BundleTexts(Delivery delivery) {
    this.delivery = delivery;
  }

  /** A proven rewrite in sentences. */
  static List<String> wayAround(Cure cure) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s: %d %s rewritten, and the model gives the same in ONNX (relative RMS difference %s)."
            .formatted(
                cure.says(),
                cure.nodes().size(),
                cure.nodes().size() == 1 ? "node" : "nodes",
                small(cure.equivalence())));
    lines.add("Converted anew, the rewritten part: " + cure.part().headline() + ".");
    lines.add("Converted anew, the whole rewritten model: " + cure.whole().headline() + ".");
    return lines;
  }

  private static String small(double value) {
    return value == 0 ? "0" : String.format(Locale.ROOT, "%.2g", value);
  }

  String readme(Optional<Cure> cure) {
    List<String> lines = new ArrayList<>();
    lines.add("# " + title());
    lines.add("");
    lines.add(delivery.finding().summary());
    lines.add("");
    lines.addAll(how());
    lines.add("");
    lines.add("## Reproduce");
    lines.add("");
    lines.add("With MNN Parity, in this folder:");
    lines.add("");
    lines.add("```");
    lines.add("parity compare reduced.onnx reduced.mnn" + inputArguments());
    lines.add("```");
    lines.add("");
    lines.add("With nothing but MNN and NumPy (ends with 1 as long as the fault is there):");
    lines.add("");
    lines.add("```");
    lines.add("python repro.py");
    lines.add("```");
    lines.add("");
    if (cure.isPresent()) {
      lines.add("## A way around");
      lines.add("");
      lines.addAll(wayAround(cure.get()));
      lines.add("");
      lines.add("`" + Bundle.REWRITTEN + "` is the whole model with it.");
      lines.add("");
    }
    lines.add("## Files");
    lines.add("");
    lines.addAll(
        List.of(
            "| file | what it is |",
            "|---|---|",
            "| `reduced.onnx`, `reduced.mnn` | the pair that fails |",
            "| `inputs/*.npy` | its inputs: values that the whole reference has there |",
            "| `expected/*.npy` | what ONNX Runtime makes of them |",
            "| `actual/VIEW/*.npy` | what each view makes of them, where it gives an answer |",
            "| `report.json` | the comparison of this pair |",
            "| `ISSUE.md` | a bug report, ready to be sent |",
            "| `repro.py` | the same without MNN Parity |",
            "| `"
                + BundleCode.TEST
                + ".java` | a JUnit test that fails until the fault is mended |"));
    if (cure.isPresent()) {
      lines.add(
          "| `" + Bundle.REWRITTEN + "` | the whole reference, written so that it converts well |");
    }
    if (delivery.converted()) {
      lines.add("| `reduced.mnn.parity.json` | how `reduced.mnn` was converted |");
    }
    delivery
        .record()
        .ifPresent(
            file ->
                lines.add("| `whole.mnn.parity.json` | how the whole candidate was converted |"));
    return joined(lines);
  }

  private List<String> how() {
    List<String> lines = new ArrayList<>();
    if (!delivery.reduced()) {
      lines.add("No part of the pair fails in the same way alone; this is the whole pair.");
      return lines;
    }
    lines.add(
        "%d of the reference's %d nodes, on golden inputs. It fails as the whole does: %s at `%s`%s."
            .formatted(
                delivery.nodes(),
                delivery.wholeNodes(),
                delivery.finding().kind(),
                String.join("`, `", delivery.finding().onnxTensors()),
                errors()));
    lines.add("");
    lines.add(
        delivery.converted()
            ? "`reduced.mnn` is a fresh conversion of `reduced.onnx`: converter or engine are at"
                + " fault, whoever converts."
            : "`reduced.mnn` is cut out of the untouched file. A fresh conversion of `reduced.onnx`"
                + " does not fail this way, or none could be made: suspect the file first (damaged,"
                + " edited, made by another converter or with other flags).");
    return lines;
  }

  private String errors() {
    double whole = delivery.symptom().error();
    double part = Symptom.errorAt(delivery.finding(), delivery.answer().report());
    return Double.isNaN(whole) || Double.isNaN(part)
        ? ""
        : String.format(
            Locale.ROOT, " (relative RMS error %.3g, in the whole model %.3g)", part, whole);
  }

  String issue() {
    List<String> lines = new ArrayList<>();
    lines.add("# " + title());
    lines.add("");
    lines.add(delivery.finding().summary());
    lines.add("");
    if (!delivery.converted()) {
      lines.add(
          "Note: a fresh conversion does not show this, or none could be made. The `.mnn` file may be"
              + " damaged, or come from another converter version; convert again before this is"
              + " reported.");
      lines.add("");
    }
    lines.add("## Versions");
    lines.add("");
    versions(delivery.answer().report().environment(), "", lines);
    Object candidate = delivery.answer().report().models().get("candidate");
    if (candidate instanceof Map<?, ?> facts && facts.containsKey("converterVersion")) {
      lines.add("- converter: " + facts.get("converterVersion"));
    }
    if (!delivery.flags().isEmpty()) {
      lines.add("- converter flags: `" + String.join(" ", delivery.flags()) + "`");
    }
    lines.add("");
    lines.add("## Model");
    lines.add("");
    lines.add("```");
    delivery.inputs().forEach((name, value) -> lines.add("input " + name + ": " + value));
    delivery.operators().stream().limit(MOST_OPERATORS).forEach(lines::add);
    if (delivery.operators().size() > MOST_OPERATORS) {
      lines.add("... " + (delivery.operators().size() - MOST_OPERATORS) + " more nodes");
    }
    delivery.expected().forEach((name, value) -> lines.add("output " + name + ": " + value));
    lines.add("```");
    lines.add("");
    lines.add("## Expected and actual");
    lines.add("");
    lines.addAll(numbers());
    lines.add("");
    lines.add("What speaks for it:");
    lines.add("");
    delivery.finding().evidence().forEach(evidence -> lines.add("- " + evidence));
    lines.add("");
    lines.add("## How to reproduce");
    lines.add("");
    lines.add("`python repro.py` (attached with the model, its inputs and the expected outputs).");
    if (!delivery.command().isEmpty()) {
      lines.add("The model is converted by:");
      lines.add("");
      lines.add("```");
      lines.add(delivery.command());
      lines.add("```");
    }
    lines.add("");
    lines.add("```python");
    BundleCode.python(delivery).lines().forEach(lines::add);
    lines.add("```");
    return joined(lines);
  }

  private static void versions(Map<?, ?> facts, String prefix, List<String> lines) {
    facts.forEach(
        (name, value) -> {
          if (value instanceof Map<?, ?> inner) {
            versions(inner, name + " ", lines);
          } else {
            lines.add("- " + prefix + name + ": " + value);
          }
        });
  }

  /** One line: what goes wrong, in which operator, by how much, with which version. */
  String title() {
    String operator =
        delivery.operators().isEmpty() || delivery.operators().size() > 1
            ? "'" + String.join("', '", delivery.finding().onnxTensors()) + "'"
            : delivery.operators().get(0).replaceAll("^.* = (\\w+)\\(.*$", "$1");
    String what =
        switch (delivery.finding().kind()) {
          case CONVERSION ->
              delivery.converted() || !delivery.reduced()
                  ? operator + " is converted to something else"
                  : "this file's " + operator + " is not what the model said";
          case ENGINE -> operator + " gives wrong values in the engine";
          case ENGINE_FAILURE -> operator + " makes the engine fail";
          case UNSUPPORTED_OPERATOR ->
              operator + " is converted, but the engine has no kernel for it";
          case QUANTIZATION -> operator + " loses more to its stored form than that explains";
          case NON_FINITE -> operator + " makes NaN or infinity on one side only";
          default -> operator + " gives another answer than in ONNX";
        };
    double error = Symptom.errorAt(delivery.finding(), delivery.answer().report());
    String size =
        Double.isNaN(error) ? "" : String.format(Locale.ROOT, " (relative RMS error %.2g)", error);
    String version =
        delivery.answer().report().environment().get("engine") instanceof Map<?, ?> engine
                && engine.get("engine") != null
            ? engine.get("engine") + ": "
            : "";
    return version + what + size;
  }

  private List<String> numbers() {
    List<String> lines = new ArrayList<>();
    for (OutputResult output : delivery.answer().report().outputs()) {
      lines.add(
          "- `"
              + output.name()
              + "`, "
              + output.view()
              + " view: "
              + output.error().map(BundleTexts::text).orElse(output.reason()));
    }
    delivery.expected().forEach((name, value) -> lines.addAll(elements(name, value)));
    return lines;
  }

  private static String text(ErrorSummary error) {
    return String.format(
        Locale.ROOT,
        "relative RMS error %.3g, largest difference %.3g",
        error.relRms(),
        error.maxAbs());
  }

  /** The elements that differ most, one line each, one column for each view. */
  private List<String> elements(String name, Tensor expected) {
    Map<String, Map<String, Tensor>> actual = delivery.answer().actual();
    List<String> views =
        actual.keySet().stream()
            .filter(
                view ->
                    actual.get(view).containsKey(name)
                        && actual.get(view).get(name).elements() == expected.elements())
            .toList();
    List<String> lines = new ArrayList<>();
    if (views.isEmpty() || expected.elements() == 0) {
      return lines;
    }
    lines.add("");
    lines.add("| element of `" + name + "` | expected | " + String.join(" | ", views) + " |");
    lines.add("|---".repeat(views.size() + 2) + "|");
    Comparator<Long> worst =
        Comparator.comparingDouble(
            index ->
                views.stream()
                    .mapToDouble(view -> distance(actual.get(view).get(name), expected, index))
                    .max()
                    .orElse(0));
    LongStream.range(0, Math.min(expected.elements(), 1 << 20))
        .boxed()
        .sorted(worst.reversed())
        .limit(MOST_ELEMENTS)
        .forEach(
            index -> {
              StringBuilder line = new StringBuilder("| " + index + " | ");
              line.append(number(expected.doubleAt(index)));
              views.forEach(
                  view ->
                      line.append(" | ")
                          .append(number(actual.get(view).get(name).doubleAt(index))));
              lines.add(line + " |");
            });
    return lines;
  }

  private static double distance(Tensor actual, Tensor expected, long index) {
    double distance = Math.abs(actual.doubleAt(index) - expected.doubleAt(index));
    return Double.isNaN(distance) ? Double.MAX_VALUE : distance;
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, "%.7g", value);
  }

  private String inputArguments() {
    StringBuilder arguments = new StringBuilder();
    BundleCode.files(delivery.inputs().keySet())
        .forEach(
            (name, file) -> {
              String argument = name + "=inputs/" + file;
              arguments
                  .append(" --input ")
                  .append(
                      argument.matches("[\\w./:=-]+")
                          ? argument
                          : "'" + argument.replace("'", "'\\''") + "'");
            });
    return arguments.toString();
  }

  private static String joined(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }
}
