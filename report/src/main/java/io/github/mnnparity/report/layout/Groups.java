package io.github.mnnparity.report.layout;

import io.github.mnnparity.core.report.detail.GraphPicture;
import io.github.mnnparity.core.report.detail.GraphPicture.EdgePicture;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The boxes of a graph before they have places: each node one, or runs of nodes in execution order
 * where there are too many. Lines always lead forward in that order, so that there are no cycles.
 *
 * @param members nodes of each box
 * @param layers layers of each box, as the report counts them
 * @param lines between different boxes, each once
 */
record Groups(List<List<Integer>> members, List<List<Integer>> layers, List<Link> lines) {
  /** Boxes that a drawing may have. */
  static final int MOST = 2000;

  /** A line from box to box. */
  record Link(int from, int to) {}

  static Groups of(GraphPicture picture) {
    int nodes = picture.nodes().size();
    int atLeast = nodes <= MOST ? 1 : (nodes + MOST / 2 - 1) / (MOST / 2);
    List<List<Integer>> members = new ArrayList<>();
    List<List<Integer>> layers = new ArrayList<>();
    int[] boxOf = new int[nodes];
    List<Integer> open = new ArrayList<>();
    for (int node = 0; node < nodes; node++) {
      open.add(node);
      boxOf[node] = members.size();
      boolean ends = !picture.nodes().get(node).layers().isEmpty() || open.size() >= 2 * atLeast;
      if (node == nodes - 1 || (open.size() >= atLeast && (ends || atLeast == 1))) {
        members.add(List.copyOf(open));
        layers.add(layers(picture, open));
        open.clear();
      }
    }
    return new Groups(members, layers, links(picture, boxOf));
  }

  private static List<Integer> layers(GraphPicture picture, List<Integer> nodes) {
    return nodes.stream()
        .flatMap(node -> picture.nodes().get(node).layers().stream())
        .distinct()
        .toList();
  }

  private static List<Link> links(GraphPicture picture, int[] boxOf) {
    Set<Link> links = new LinkedHashSet<>();
    for (EdgePicture edge : picture.edges()) {
      boolean known =
          edge.from() >= 0
              && edge.to() >= 0
              && edge.from() < boxOf.length
              && edge.to() < boxOf.length;
      if (known && boxOf[edge.from()] < boxOf[edge.to()]) {
        links.add(new Link(boxOf[edge.from()], boxOf[edge.to()]));
      }
    }
    return List.copyOf(links);
  }

  int size() {
    return members.size();
  }

  private boolean folded() {
    return members.stream().anyMatch(nodes -> nodes.size() > 1);
  }

  static String note(Groups first, Groups second) {
    return first.folded() || second.folded()
        ? "Large graph: neighbouring operators share a box."
        : "";
  }
}
