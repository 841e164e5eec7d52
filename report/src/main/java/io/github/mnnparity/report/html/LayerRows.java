package io.github.mnnparity.report.html;

import io.github.mnnparity.core.report.Layer;
import io.github.mnnparity.core.report.Layer.ViewResult;
import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.core.report.Role;
import io.github.mnnparity.report.facts.Level;
import io.github.mnnparity.report.facts.Levels;
import java.util.Locale;

/** Layers as rows of a table. End tags that HTML does not need are left out: there are many. */
final class LayerRows {
  private final Report report;
  private final Levels levels;
  private final Html out;

  LayerRows(Report report, Levels levels, Html out) {
    this.report = report;
    this.levels = levels;
    this.out = out;
  }

  /** The class that stands for a level in style and script. */
  static String classOf(Level level) {
    return "e" + level.ordinal();
  }

  void head(String cell) {
    out.raw("<thead><tr>");
    heading(cell, "num", "#", "");
    heading(cell, "", "ONNX tensor", "");
    heading(cell, "", "Op", "");
    heading(cell, "", "MNN op", "");
    heading(cell, "", "Shape", "");
    for (String view : report.scope()) {
      heading(cell, "num", view, "relative RMS error, cumulative");
    }
    heading(cell, "num", "floor", "what rounding alone explains");
    heading(cell, "", "role", "");
    out.raw("</tr></thead>\n");
  }

  private void heading(String cell, String style, String words, String title) {
    String attributes = "scope=\"col\"" + (style.isEmpty() ? "" : " class=\"" + style + "\"");
    out.element(
        cell,
        title.isEmpty() ? attributes : attributes + " " + Html.attribute("title", title),
        words);
  }

  /**
   * @param row position in the report's layers
   * @param id of the row, or empty
   */
  void row(int row, String style, String id) {
    Layer layer = report.layers().get(row);
    String classes = (style + " " + classOf(levels.worst(layer))).strip();
    out.raw("<tr data-i=" + row + (id.isEmpty() ? "" : " id=" + id))
        .raw(classes.contains(" ") ? " class=\"" + classes + "\">" : " class=" + classes + ">");
    out.raw("<td class=n>" + layer.index() + "<th scope=row><code>").text(layer.onnxTensor());
    out.raw("</code><td>").text(layer.onnxOpType().isEmpty() ? "Input" : layer.onnxOpType());
    out.raw("<td><code>").text(layer.mnnOp()).raw("</code><td class=s>").text(layer.shape());
    for (String view : report.scope()) {
      Level level = levels.cumulative(layer, view);
      out.raw("<td class=\"n " + classOf(level) + "\">").text(Numbers.cell(layer, view));
    }
    boolean nothing = layer.exact() && layer.noiseFloor() == 0;
    out.raw("<td class=n>").text(nothing ? "exact" : Numbers.scientific(layer.noiseFloor()));
    out.raw("<td>").raw(role(layer)).raw("\n");
  }

  private static String role(Layer layer) {
    return layer
        .role()
        .filter(role -> role != Role.CLEAN)
        .map(role -> "<span class=\"role " + role.word() + "\">" + words(layer, role) + "</span>")
        .orElse("");
  }

  private static String words(Layer layer, Role role) {
    if (role == Role.CARRIER) {
      return role.word();
    }
    return layer.views().values().stream()
        .filter(view -> view.role().filter(role::equals).isPresent() && view.gain().isPresent())
        .map(ViewResult::gain)
        .map(gain -> role.word() + factor(gain.getAsDouble()))
        .findFirst()
        .orElse(role.word());
  }

  private static String factor(double gain) {
    return String.format(Locale.ROOT, gain >= 10 && gain < 1e6 ? " ×%.0f" : " ×%.2g", gain);
  }
}
