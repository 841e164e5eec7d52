package io.github.mnnparity.report;

import io.github.mnnparity.core.inspect.GraphSummary;
import io.github.mnnparity.core.inspect.OpSummary;
import io.github.mnnparity.core.inspect.ValueSummary;
import io.github.mnnparity.core.inspect.ValueSummary.Quantization;
import io.github.mnnparity.core.inspect.WeightSummary;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Ops as a table within the width of a line: a line with what an op is and writes, then what it
 * reads, its fields, its weights.
 */
final class OpTable {
  private static final int MOST_TYPE = 22;
  private static final int LEAST_NAME = 12;
  private static final int LONGEST_LIST = 48;

  private final GraphSummary graph;
  private final Style style;
  private final Set<String> faulty;
  private final boolean constants;
  private final Map<String, StringBuilder> weights = new HashMap<>();

  /**
   * @param faulty names of ops that are marked
   * @param constants whether constants are rows as well
   */
  OpTable(GraphSummary graph, Style style, Set<String> faulty, boolean constants) {
    this.constants = constants;
    this.graph = graph;
    this.style = style;
    this.faulty = faulty;
    for (WeightSummary weight : graph.weights()) {
      StringBuilder text = weights.computeIfAbsent(weight.op(), op -> new StringBuilder());
      text.append(text.length() == 0 ? "" : ", ").append(weight(weight));
    }
  }

  String render() {
    List<OpSummary> ops = graph.ops().stream().filter(op -> constants || !isConstant(op)).toList();
    int indexWidth = 1;
    int typeWidth = 4;
    int nameWidth = 4;
    for (OpSummary op : ops) {
      indexWidth = Math.max(indexWidth, Integer.toString(op.index()).length());
      typeWidth = Math.max(typeWidth, Math.min(MOST_TYPE, Columns.of(op.type())));
      nameWidth = Math.max(nameWidth, Columns.of(op.name()));
    }
    int space = style.width() - 3 - indexWidth - 2 - typeWidth - 2 - 2;
    nameWidth = Math.min(nameWidth, Math.max(LEAST_NAME, space / 2));
    String format = "%s%" + indexWidth + "s  %-" + typeWidth + "s  %-" + nameWidth + "s  ";
    String indent = " ".repeat(3 + indexWidth + 2);
    var out = new StringBuilder();
    out.append(
            style.faint(String.format(Locale.ROOT, format, "   ", "#", "type", "name") + "writes"))
        .append('\n');
    for (OpSummary op : ops) {
      boolean bad = faulty.contains(op.name());
      String lead =
          String.format(
              Locale.ROOT,
              format,
              bad ? " >>" : "   ",
              op.index(),
              Words.column(op.type(), typeWidth),
              Words.column(op.name(), nameWidth));
      String row =
          op.outputs().isEmpty()
              ? lead.stripTrailing() + "\n"
              : style.wrapped(lead, values(op.outputs()));
      out.append(bad ? style.bad(row.stripTrailing()) + "\n" : row);
      detail(out, indent + "reads   ", values(op.inputs()));
      detail(out, indent + "fields  ", fields(op.fields()));
      detail(out, indent + "weights ", String.valueOf(weights.getOrDefault(op.name(), EMPTY)));
      detail(out, indent + "as ONNX ", lifted(op));
    }
    int hidden = graph.ops().size() - ops.size();
    if (hidden > 0) {
      out.append(indent)
          .append("Not listed: ")
          .append(Words.count(hidden, "constant"))
          .append("; --filter with their type or name lists them\n");
    }
    return out.toString();
  }

  /** Constants say no more than those who read them show. */
  private boolean isConstant(OpSummary op) {
    return op.inputs().isEmpty() && weights.containsKey(op.name()) && !faulty.contains(op.name());
  }

  private static final StringBuilder EMPTY = new StringBuilder();

  private void detail(StringBuilder out, String lead, String text) {
    if (!text.isBlank()) {
      out.append(style.wrapped(lead, text));
    }
  }

  private static String lifted(OpSummary op) {
    return op.opaque().isEmpty() ? String.join(", ", op.lifted()) : "none: " + op.opaque();
  }

  private static String fields(Map<String, Object> fields) {
    return fields.entrySet().stream()
        .map(field -> field.getKey().replaceFirst("^common\\.", "") + "=" + plain(field.getValue()))
        .collect(Collectors.joining(" "));
  }

  private static String plain(Object value) {
    if (value instanceof List<?> list) {
      String text = list.stream().map(OpTable::plain).collect(Collectors.joining(",", "[", "]"));
      return text.length() <= LONGEST_LIST
          ? text
          : text.substring(0, text.lastIndexOf(',', LONGEST_LIST - 4) + 1)
              + "..]("
              + list.size()
              + ")";
    }
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> entry.getKey() + "=" + plain(entry.getValue()))
          .collect(Collectors.joining(" ", "{", "}"));
    }
    return String.valueOf(value);
  }

  private static String values(List<ValueSummary> values) {
    return values.stream().map(value -> value(value, false)).collect(Collectors.joining(", "));
  }

  /** {@code conv1 float32 [1,8,?,?]}; float32 is not told where {@code wordy} is false. */
  static String value(ValueSummary value, boolean wordy) {
    if (value.name().isEmpty()) {
      return "-";
    }
    var text = new StringBuilder(value.name());
    if (!value.dtype().isEmpty() && (wordy || !value.dtype().equals("float32"))) {
      text.append(' ').append(value.dtype());
    }
    value.shape().ifPresent(shape -> text.append(' ').append(shape(shape)));
    if (!value.constant().isEmpty()) {
      text.append(" = ")
          .append(value.constant().stream().map(OpTable::number).collect(Collectors.joining(",")));
    }
    value.quantization().ifPresent(grid -> text.append(' ').append(grid(grid)));
    return text.toString();
  }

  private static String shape(List<Long> sizes) {
    return sizes.stream()
        .map(size -> size < 0 ? "?" : size.toString())
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String grid(Quantization grid) {
    return String.format(
        Locale.ROOT,
        "(scale %.4g, zero %s, %s..%s)",
        grid.scale(),
        number(grid.zero()),
        number(grid.min()),
        number(grid.max()));
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Float.toString((float) value);
  }

  private static String weight(WeightSummary weight) {
    String field = weight.name();
    if (field.startsWith(weight.op() + ".")) {
      field = field.substring(weight.op().length() + 1);
    }
    return field
        + " "
        + weight.encoding()
        + (weight.elements() < 0 ? "" : " x " + weight.elements())
        + " ("
        + (weight.encoding().contains("float32") ? "" : weight.bits() + " bits, ")
        + Words.bytes(weight.bytes())
        + (weight.location().isEmpty() ? "" : " in " + weight.location())
        + ")";
  }
}
