package io.github.mnnparity.core.report.detail;

import java.util.List;
import java.util.Map;

/**
 * A graph to be drawn: graph inputs and nodes in execution order, and the values between them.
 * Constants are facts of the nodes that read them. Immutable.
 */
public record GraphPicture(List<NodePicture> nodes, List<EdgePicture> edges) {
  public GraphPicture {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
  }

  /**
   * @param name as the model's file has it; {@code #<index>:<OpType>} where it has none
   * @param opType as the file's format calls it; {@code Input} for a graph input, {@code Output}
   *     for a graph output
   * @param attributes as text by name
   * @param layers indices of the report's layers: those whose value the node writes, then those
   *     that it is part of; empty where nothing that it writes goes into any
   */
  public record NodePicture(
      String name,
      String opType,
      Map<String, String> attributes,
      List<WeightPicture> weights,
      List<Integer> layers) {
    public NodePicture {
      weights = List.copyOf(weights);
      layers = List.copyOf(layers);
    }
  }

  /**
   * @param from index of the node that writes the value
   * @param to index of a node that reads it
   */
  public record EdgePicture(int from, int to, String value) {}

  /**
   * @param shape as text: {@code 32x3x3x3}
   * @param coding dtype or encoding as text
   * @param histogram empty where the values are not numbers
   */
  public record WeightPicture(
      String name, String shape, String coding, java.util.Optional<Histogram> histogram) {}
}
