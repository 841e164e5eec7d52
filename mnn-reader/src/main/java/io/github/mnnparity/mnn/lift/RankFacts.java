package io.github.mnnparity.mnn.lift;

import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.Optional;

/** What a growing lifted graph knows for sure: constants, nodes and ranks, but no sizes. */
record RankFacts(LiftState state) implements IntegerExpressions.Facts {
  @Override
  public Optional<Node> producer(String value) {
    return Optional.ofNullable(state.producers.get(value));
  }

  @Override
  public Optional<Tensor> constant(String value) {
    return Optional.ofNullable(state.constants.get(value));
  }

  @Override
  public Optional<long[]> dims(String value) {
    return Optional.ofNullable(state.shapes.get(value))
        .map(shape -> IntegerExpressions.unknown(shape.rank()));
  }
}
