package io.github.mnnparity.report.layout;

import io.github.mnnparity.report.layout.Groups.Link;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.CycleBreakingStrategy;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.LayeringStrategy;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.IElkProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/** One graph in the layout library: rows are given, it finds the order in each, and the lines. */
final class ElkSide {
  static {
    // Without it the library cannot copy the defaults of its own properties.
    LayoutMetaDataService.getInstance()
        .registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
  }

  private static final double PITCH = 100;
  private static final double BETWEEN = 26;

  private final List<ElkNode> nodes = new ArrayList<>();
  private final List<ElkEdge> edges = new ArrayList<>();
  private final List<Link> links;
  private final ElkNode root;

  ElkSide(Groups groups, int[] ranks) {
    root = ElkGraphUtil.createGraph();
    links = groups.lines();
    root.setProperty(CoreOptions.DIRECTION, Direction.DOWN);
    root.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
    root.setProperty(CoreOptions.SEPARATE_CONNECTED_COMPONENTS, false);
    root.setProperty(LayeredOptions.LAYERING_STRATEGY, LayeringStrategy.INTERACTIVE);
    root.setProperty(LayeredOptions.CYCLE_BREAKING_STRATEGY, CycleBreakingStrategy.INTERACTIVE);
    root.setProperty(LayeredOptions.MERGE_EDGES, true);
    root.setProperty(LayeredOptions.RANDOM_SEED, 1);
    root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, BETWEEN);
    root.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 8.0);
    root.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, 7.0);
    root.setProperty(CoreOptions.SPACING_NODE_NODE, 22.0);
    root.setProperty(CoreOptions.SPACING_EDGE_NODE, 14.0);
    root.setProperty(CoreOptions.SPACING_EDGE_EDGE, 9.0);
    for (int rank : ranks) {
      ElkNode node = ElkGraphUtil.createNode(root);
      node.setDimensions(Drawing.BOX_WIDTH, Drawing.BOX_HEIGHT);
      node.setY(rank * PITCH);
      nodes.add(node);
    }
    for (Link link : links) {
      edges.add(ElkGraphUtil.createSimpleEdge(nodes.get(link.from()), nodes.get(link.to())));
    }
  }

  void run(IElkProgressMonitor monitor) {
    new LayeredLayoutProvider().layout(root, monitor);
  }

  double width() {
    return root.getWidth();
  }

  double x(int box) {
    return nodes.get(box).getX();
  }

  double y(int box) {
    return nodes.get(box).getY();
  }

  int lines() {
    return edges.size();
  }

  Link link(int line) {
    return links.get(line);
  }

  /** x and y in turn; empty where the library drew none. */
  List<Double> points(int line) {
    List<Double> points = new ArrayList<>();
    for (ElkEdgeSection section : edges.get(line).getSections()) {
      points.add(section.getStartX());
      points.add(section.getStartY());
      for (ElkBendPoint bend : section.getBendPoints()) {
        points.add(bend.getX());
        points.add(bend.getY());
      }
      points.add(section.getEndX());
      points.add(section.getEndY());
    }
    return points;
  }
}
