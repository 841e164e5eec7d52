package io.github.mnnparity.report.payload;

import io.github.mnnparity.core.report.detail.Details;
import io.github.mnnparity.core.report.detail.GraphPicture;
import io.github.mnnparity.core.report.detail.GraphPicture.NodePicture;
import io.github.mnnparity.core.report.detail.GraphPicture.WeightPicture;
import io.github.mnnparity.report.layout.Drawing;
import io.github.mnnparity.report.layout.Drawing.Box;
import io.github.mnnparity.report.layout.Drawing.Line;
import io.github.mnnparity.report.layout.Drawing.Side;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Both graphs, laid out, as JSON-ready values. */
final class GraphData {
  /** Longer attributes are tables of numbers that nobody reads on a page. */
  private static final int LONGEST_TEXT = 240;

  private GraphData() {}

  static Map<String, Object> of(Details details) {
    Drawing drawing = Drawing.of(details.reference(), details.candidate());
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("boxWidth", Drawing.BOX_WIDTH);
    json.put("boxHeight", Drawing.BOX_HEIGHT);
    json.put("height", drawing.height());
    json.put("note", drawing.note());
    json.put(
        "sides",
        List.of(
            side("reference (ONNX)", details.reference(), drawing.reference()),
            side("candidate (MNN)", details.candidate(), drawing.candidate())));
    return json;
  }

  private static Map<String, Object> side(String name, GraphPicture picture, Side side) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", name);
    json.put("width", Math.ceil(side.width()));
    json.put("nodes", picture.nodes().stream().map(GraphData::node).toList());
    json.put("boxes", side.boxes().stream().map(GraphData::box).toList());
    json.put("lines", side.lines().stream().map(GraphData::line).toList());
    return json;
  }

  private static Map<String, Object> node(NodePicture node) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("n", node.name());
    json.put("o", node.opType());
    if (!node.attributes().isEmpty()) {
      Map<String, Object> attributes = new LinkedHashMap<>();
      node.attributes().forEach((name, text) -> attributes.put(name, clipped(text)));
      json.put("a", attributes);
    }
    if (!node.weights().isEmpty()) {
      json.put("w", node.weights().stream().map(GraphData::weight).toList());
    }
    json.put("l", node.layers());
    return json;
  }

  private static Map<String, Object> weight(WeightPicture weight) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("n", weight.name());
    json.put("s", weight.shape());
    json.put("c", weight.coding());
    weight.histogram().ifPresent(histogram -> json.put("h", PictureData.histogram(histogram)));
    return json;
  }

  private static List<Object> box(Box box) {
    return List.of(Math.round(box.x()), Math.round(box.y()), box.nodes());
  }

  private static List<Object> line(Line line) {
    return List.of(line.from(), line.to(), line.points().stream().map(Math::round).toList());
  }

  private static String clipped(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + " …";
  }
}
