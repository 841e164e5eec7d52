package io.github.mnnparity.onnx.capture;

import ai.onnxruntime.OrtException;
import io.github.mnnparity.core.error.EngineException;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.Node;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words what the runtime refuses. */
final class OrtFaults {
  private static final int LONGEST = 500;
  private static final long OLDEST_OPSET = 7;

  /** How the runtime's messages name a node. */
  private static final List<Pattern> NODE_NAMES =
      List.of(
          Pattern.compile("Name:'([^']+)'"),
          Pattern.compile("with name '([^']+)'"),
          Pattern.compile("In Node, \\(\"([^\"]+)\""),
          Pattern.compile("Node:([^ ]+) Output:"),
          Pattern.compile("Node \\(([^)]+)\\)"));

  private OrtFaults() {}

  static EngineException worded(Graph graph, OrtException cause) {
    String message = cause.getMessage() == null ? "" + cause.getCode() : cause.getMessage();
    String place = "ONNX Runtime";
    for (Pattern pattern : NODE_NAMES) {
      Matcher matcher = pattern.matcher(message);
      if (matcher.find()) {
        String name = matcher.group(1);
        String type =
            graph.nodes().stream()
                .filter(node -> node.name().equals(name))
                .map(Node::opType)
                .findFirst()
                .map(opType -> " (" + opType + ")")
                .orElse("");
        place += ", node '" + name + "'" + type;
        break;
      }
    }
    String clean = message.replaceAll("\\s+", " ").trim();
    return new EngineException(
        new Problem(
            place,
            "a graph that ONNX Runtime runs",
            clean.length() > LONGEST ? clean.substring(0, LONGEST) + "…" : clean,
            advice(graph)),
        cause);
  }

  private static String advice(Graph graph) {
    Long opset = graph.opsets().get("");
    return opset != null && opset < OLDEST_OPSET
        ? "export the model with a newer opset, or use ONNX's version converter: it has opset "
            + opset
            + ", and ONNX Runtime stands for "
            + OLDEST_OPSET
            + " and newer"
        : "check the model with ONNX Runtime alone, and the shapes of the inputs";
  }
}
