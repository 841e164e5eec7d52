package io.github.mnnparity.core.advice;

import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.List;

/**
 * What stands where a finding is.
 *
 * @param reference nodes of the reference
 * @param candidate nodes of the lifted graph
 * @param constants that the reference's nodes read
 */
public record Place(List<Node> reference, List<Node> candidate, List<Tensor> constants) {
  public Place {
    reference = List.copyOf(reference);
    candidate = List.copyOf(candidate);
    constants = List.copyOf(constants);
  }
}
