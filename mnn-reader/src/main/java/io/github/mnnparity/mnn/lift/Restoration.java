package io.github.mnnparity.mnn.lift;

import io.github.mnnparity.core.graph.Graph;

/** Undoes, in a lifted graph, one thing that the converter only rearranged. Stateless. */
public interface Restoration {
  /** The graph with every place restored that matches in full; else as it was. */
  Graph apply(Graph graph);
}
