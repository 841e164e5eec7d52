package io.github.mnnparity.report;

import io.github.mnnparity.core.report.ErrorSummary;
import io.github.mnnparity.core.report.Layer;
import io.github.mnnparity.core.report.Layer.ViewResult;
import io.github.mnnparity.core.report.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Layers as an aligned table, one column for each view, within the width of a line. */
final class LayerTable {
  private static final int VIEW_WIDTH = 8;

  private final List<String> views;
  private final Style style;

  LayerTable(List<String> views, Style style) {
    this.views = List.copyOf(views);
    this.style = style;
  }

  /**
   * @param guilty positions in {@code layers} that are marked
   * @param shown positions in {@code layers} that are printed
   */
  String render(List<Layer> layers, Set<Integer> guilty, Set<Integer> shown) {
    var rows = new TreeSet<>(shown);
    int wantOnnx =
        rows.stream().mapToInt(row -> Columns.of(tensor(layers.get(row)))).max().orElse(0);
    int wantMnn =
        rows.stream().mapToInt(row -> Columns.of(layers.get(row).mnnOp())).max().orElse(0);
    int indexWidth = Integer.toString(layers.get(rows.last()).index()).length();
    int roleWidth = rows.stream().mapToInt(row -> role(layers.get(row)).length()).max().orElse(0);
    int roleColumn = roleWidth == 0 ? 0 : 2 + roleWidth;
    int space =
        style.width() - 5 - indexWidth - 2 - 3 - (views.size() + 1) * VIEW_WIDTH - roleColumn;
    int onnxWidth =
        Math.min(Math.max(wantOnnx, 16), Math.max(space - Math.min(wantMnn, space / 2), 16));
    int mnnWidth = Math.min(Math.max(wantMnn, 6), Math.max(space - onnxWidth, 6));
    String format = "%s%" + indexWidth + "s  %-" + onnxWidth + "s  %-" + mnnWidth + "s %s%n";

    var out = new StringBuilder();
    var titles = new StringBuilder();
    views.forEach(view -> titles.append(right(Words.shortened(view, VIEW_WIDTH - 1))));
    titles.append(right("floor"));
    titles.append(roleWidth == 0 ? "" : "  role");
    out.append(
            style.faint(
                String.format(
                        Locale.ROOT, format, "     ", "#", "ONNX tensor (op)", "MNN op", titles)
                    .stripTrailing()))
        .append('\n');
    int previous = -1;
    for (int row : rows) {
      if (previous >= 0 && row > previous + 1) {
        out.append("     ...\n");
      }
      Layer layer = layers.get(row);
      String line =
          String.format(
              Locale.ROOT,
              format,
              guilty.contains(row) ? "  >> " : "     ",
              layer.index(),
              Words.column(shortened(layer, onnxWidth), onnxWidth),
              Words.column(layer.mnnOp(), mnnWidth),
              numbers(layer) + (role(layer).isEmpty() ? "" : "  " + role(layer)));
      out.append(guilty.contains(row) ? style.bad(line.stripTrailing()) : line.stripTrailing())
          .append('\n');
      previous = row;
    }
    return out.toString();
  }

  /** The layer's own error where it was replayed, as {@code lifted 3.0e-01, session 3.0e-01}. */
  String local(Layer layer) {
    List<String> parts = new ArrayList<>();
    for (String view : views) {
      if (layer.views().containsKey(view)) {
        Optional<ErrorSummary> local = layer.views().get(view).local();
        local.map(Words::error).ifPresent(error -> parts.add(view + " " + error));
      }
    }
    return String.join(", ", parts);
  }

  /** {@code origin}, {@code amplifier x50}; the gain of a carrier is about 1, and not told. */
  private String role(Layer layer) {
    Optional<Role> role = layer.role().filter(part -> part != Role.CLEAN);
    Optional<String> gain =
        views.stream()
            .map(layer.views()::get)
            .filter(view -> view != null && view.role().equals(role) && view.gain().isPresent())
            .filter(view -> role.filter(part -> part != Role.CARRIER).isPresent())
            .map(view -> factor(view.gain().getAsDouble()))
            .findFirst();
    return role.map(part -> part.word() + gain.orElse("")).orElse("");
  }

  private static String factor(double gain) {
    return String.format(Locale.ROOT, gain >= 10 && gain < 1e6 ? " x%.0f" : " x%.2g", gain);
  }

  private static String tensor(Layer layer) {
    return layer.onnxTensor() + opType(layer);
  }

  /** The op type stays whole where the name leaves it room. */
  private static String shortened(Layer layer, int width) {
    String op = opType(layer);
    int room = width - op.length();
    return room < 8
        ? Words.shortened(tensor(layer), width)
        : Words.shortened(layer.onnxTensor(), room) + op;
  }

  private static String opType(Layer layer) {
    String op = layer.onnxOpType().isEmpty() ? "Input" : layer.onnxOpType();
    return " (" + op.replace("Normalization", "Norm").replace("Average", "Avg") + ")";
  }

  private String numbers(Layer layer) {
    var cells = new StringBuilder();
    for (String view : views) {
      boolean known = layer.views().containsKey(view);
      cells.append(right(known ? cell(layer.views().get(view)) : "-"));
    }
    return cells.append(right(floor(layer))).toString();
  }

  private static String floor(Layer layer) {
    boolean nothing = layer.exact() && layer.noiseFloor() == 0;
    return nothing ? "exact" : Words.scientific(layer.noiseFloor());
  }

  private static String cell(ViewResult result) {
    return switch (result.state()) {
      case COMPARED -> result.cumulative().map(Words::error).orElse("-");
      case NOT_CAPTURED, UNALIGNED -> "-";
      case FAILED -> "failed";
    };
  }

  private static String right(String text) {
    return String.format(Locale.ROOT, "%" + VIEW_WIDTH + "s", text);
  }
}
