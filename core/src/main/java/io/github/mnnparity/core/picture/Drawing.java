package io.github.mnnparity.core.picture;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import io.github.mnnparity.core.report.detail.GraphPicture;
import io.github.mnnparity.core.report.detail.GraphPicture.EdgePicture;
import io.github.mnnparity.core.report.detail.GraphPicture.NodePicture;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Joins nodes by the values that they write and read. */
final class Drawing {
  private final List<Box> boxes = new ArrayList<>();

  /**
   * @param reads names of values
   * @param writes names of values
   */
  record Box(NodePicture node, List<String> reads, List<String> writes) {}

  void add(Box box) {
    boxes.add(box);
  }

  /** A value that nothing writes (a constant, a value inside a subgraph) makes no edge. */
  GraphPicture picture() {
    Map<String, Integer> writers = new HashMap<>();
    for (int i = 0; i < boxes.size(); i++) {
      for (String value : boxes.get(i).writes()) {
        writers.putIfAbsent(value, i);
      }
    }
    Set<EdgePicture> edges = new LinkedHashSet<>();
    for (int i = 0; i < boxes.size(); i++) {
      for (String value : boxes.get(i).reads()) {
        Integer writer = writers.get(value);
        if (writer != null && writer != i) {
          edges.add(new EdgePicture(writer, i, value));
        }
      }
    }
    return new GraphPicture(placed(edges), List.copyOf(edges));
  }

  /** Nodes without a layer belong to the first one that what they write goes into. */
  private List<NodePicture> placed(Set<EdgePicture> edges) {
    List<NodePicture> nodes = new ArrayList<>(boxes.stream().map(Box::node).toList());
    ListMultimap<Integer, Integer> readers = ArrayListMultimap.create();
    edges.forEach(edge -> readers.put(edge.from(), edge.to()));
    for (int i = nodes.size() - 1; i >= 0; i--) {
      NodePicture node = nodes.get(i);
      if (node.layers().isEmpty()) {
        List<Integer> first =
            readers.get(i).stream()
                .flatMap(reader -> nodes.get(reader).layers().stream())
                .min(Comparator.naturalOrder())
                .stream()
                .toList();
        nodes.set(
            i,
            new NodePicture(node.name(), node.opType(), node.attributes(), node.weights(), first));
      }
    }
    return nodes;
  }
}
