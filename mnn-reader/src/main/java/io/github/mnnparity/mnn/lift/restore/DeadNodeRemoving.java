package io.github.mnnparity.mnn.lift.restore;

import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.mnn.lift.Restoration;

/**
 * Nodes that nothing depends on: the arithmetic by which the converter makes axes positive, once
 * the axes are attributes. The converter itself leaves no dead ops in a file.
 */
final class DeadNodeRemoving implements Restoration {
  @Override
  public Graph apply(Graph graph) {
    Rewrite rewrite = new Rewrite(graph);
    rewrite.removeDead();
    return rewrite.graph();
  }
}
