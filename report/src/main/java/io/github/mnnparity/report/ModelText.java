package io.github.mnnparity.report;

import io.github.mnnparity.core.inspect.GraphSummary;
import io.github.mnnparity.core.inspect.ModelSummary;
import io.github.mnnparity.core.inspect.ModelSummary.Fault;
import io.github.mnnparity.core.inspect.OpSummary;
import io.github.mnnparity.core.inspect.ValueSummary;
import io.github.mnnparity.core.inspect.WeightSummary;
import io.github.mnnparity.report.TextOptions.Colour;
import io.github.mnnparity.report.TextOptions.Detail;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is in a model file, as text for a terminal: an overview, what is wrong with it, its ops.
 * Stateless, thread-safe.
 */
public final class ModelText {
  private static final int FAULTS_SHOWN = 20;
  private static final int VALUES_SHOWN = 12;

  /** A space at which no line is broken. */
  private static final String TOGETHER = "\u00a0";

  private final ModelSummary model;
  private final Style style;
  private final StringBuilder out = new StringBuilder();

  /** Parts of the text. */
  public enum Part {
    OVERVIEW,
    OPS,
    /** Among the ops, those that only hold a constant. */
    CONSTANTS,
    WEIGHTS
  }

  private ModelText(ModelSummary model, Style style) {
    this.model = model;
    this.style = style;
  }

  /** Faults are always told. */
  public static String render(ModelSummary model, Colour colour, Set<Part> parts) {
    return render(model, new TextOptions(colour, Detail.NORMAL, List.of()), parts);
  }

  /** Faults are always told. */
  public static String render(ModelSummary model, TextOptions options, Set<Part> parts) {
    ModelText text = new ModelText(model, Style.of(options));
    if (parts.contains(Part.OVERVIEW)) {
      text.overview();
    }
    if (parts.contains(Part.OPS)) {
      text.ops(parts.contains(Part.CONSTANTS));
    }
    if (parts.contains(Part.WEIGHTS)) {
      text.weights();
    }
    text.faults();
    return Columns.printable(text.out);
  }

  private void overview() {
    long ops = model.graphs().stream().mapToLong(graph -> graph.ops().size()).sum();
    out.append(
        style.wrapped(
            "",
            style.strong(model.file())
                + ": "
                + model.format()
                + ", "
                + Words.bytes(model.bytes())
                + ", "
                + Words.count(ops, "op")));
    line(
        "File",
        model.facts().entrySet().stream()
            .filter(fact -> !fact.getValue().equals("not in the file"))
            .map(fact -> Words.phrase(fact.getKey()) + " " + fact.getValue())
            .collect(Collectors.joining("; ")));
    for (GraphSummary graph : model.graphs()) {
      if (graph != model.graphs().get(0)) {
        out.append(style.faint("Subgraph '" + graph.name() + "'")).append('\n');
      }
      values("Inputs", graph.inputs());
      values("Outputs", graph.outputs());
      line("Ops", types(graph));
    }
    line("Opaque", opaque());
    line("Weights", weightTotals());
    line("Quantized", quantized());
    String label = "External";
    for (ModelSummary.ExternalFile file : model.externalFiles()) {
      String size = file.bytes() < 0 ? style.bad("is missing") : Words.bytes(file.bytes());
      line(label, file.name() + " " + size);
      label = "";
    }
    metadata();
  }

  private void line(String label, String text) {
    if (!text.isBlank()) {
      String lines = style.wrapped(String.format("%-10s ", label), text);
      out.append(lines.replace(TOGETHER, " "));
    }
  }

  private void values(String title, List<ValueSummary> values) {
    String label = title;
    for (ValueSummary value : values.subList(0, Math.min(VALUES_SHOWN, values.size()))) {
      line(label, OpTable.value(value, true));
      label = "";
    }
    if (values.size() > VALUES_SHOWN) {
      line("", "and " + (values.size() - VALUES_SHOWN) + " more");
    }
  }

  private static String types(GraphSummary graph) {
    Map<String, Long> counts =
        graph.ops().stream()
            .collect(Collectors.groupingBy(OpSummary::type, TreeMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
        .map(entry -> entry.getValue() + TOGETHER + entry.getKey())
        .collect(Collectors.joining(", "));
  }

  private String opaque() {
    Map<String, Long> reasons =
        model.graphs().stream()
            .flatMap(graph -> graph.ops().stream())
            .filter(op -> !op.opaque().isEmpty())
            .collect(
                Collectors.groupingBy(
                    op -> op.type() + ": " + op.opaque(), TreeMap::new, Collectors.counting()));
    return reasons.entrySet().stream()
        .map(reason -> reason.getValue() + " " + reason.getKey())
        .collect(Collectors.joining("\n"));
  }

  private String weightTotals() {
    Map<String, Long> counts =
        model.graphs().stream()
            .flatMap(graph -> graph.weights().stream())
            .collect(Collectors.groupingBy(WeightSummary::encoding, Collectors.counting()));
    return model.weightBytes().entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
        .map(
            entry ->
                entry.getKey()
                    + " "
                    + Words.bytes(entry.getValue())
                    + " in "
                    + Words.count(counts.get(entry.getKey()), "tensor"))
        .collect(Collectors.joining(", "));
  }

  private String quantized() {
    long count =
        model.graphs().stream()
            .flatMap(graph -> graph.ops().stream())
            .flatMap(op -> op.outputs().stream())
            .filter(value -> value.quantization().isPresent())
            .count();
    return count == 0 ? "" : Words.count(count, "tensor") + " written by ops have a scale";
  }

  private void metadata() {
    String label = "Metadata";
    for (Map.Entry<String, String> entry : model.metadata().entrySet()) {
      String text = entry.getValue().strip();
      long lines = text.lines().count();
      String shown =
          lines > 1
              ? Words.count(lines, "line")
                  + ", first "
                  + Words.shortened(text.lines().findFirst().orElse(""), style.width() * 3 / 5)
              : Words.shortened(text, style.width() * 3 / 5);
      line(label, entry.getKey() + ": " + shown);
      label = "";
    }
  }

  private void ops(boolean constants) {
    for (GraphSummary graph : model.graphs()) {
      if (!graph.ops().isEmpty()) {
        out.append(out.length() == 0 ? "" : "\n");
        if (graph != model.graphs().get(0)) {
          out.append(style.strong("Subgraph '" + graph.name() + "'")).append('\n');
        }
        out.append(new OpTable(graph, style, faulty(), constants).render());
      }
    }
  }

  private Set<String> faulty() {
    return model.faults().stream().map(Fault::op).collect(Collectors.toSet());
  }

  private void weights() {
    for (GraphSummary graph : model.graphs()) {
      if (!graph.weights().isEmpty()) {
        out.append(out.length() == 0 ? "" : "\n").append(WeightTable.render(graph, style));
      }
    }
  }

  private void faults() {
    List<Fault> faults = model.faults();
    if (faults.isEmpty()) {
      return;
    }
    out.append(out.length() == 0 ? "" : "\n")
        .append(style.bad(Words.count(faults.size(), "fault")))
        .append(": the file can be looked at, but not used\n");
    for (Fault fault : faults.subList(0, Math.min(FAULTS_SHOWN, faults.size()))) {
      out.append(style.wrapped("  ", fault.problem().place()))
          .append(style.wrapped("    expected: ", fault.problem().expected()))
          .append(style.wrapped("    found:    ", fault.problem().found()))
          .append(style.wrapped("    next:     ", fault.problem().next()));
    }
    if (faults.size() > FAULTS_SHOWN) {
      out.append("  and ").append(faults.size() - FAULTS_SHOWN).append(" more; --json has all\n");
    }
  }
}
