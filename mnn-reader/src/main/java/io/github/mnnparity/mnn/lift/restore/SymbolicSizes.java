package io.github.mnnparity.mnn.lift.restore;

import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.lift.IntegerExpressions;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * Works out integer vectors with sizes of one tensor that nothing else has, so that a result tells
 * which of them it is, in whatever way the file computes it.
 */
final class SymbolicSizes implements IntegerExpressions.Facts {
  /** Larger than sizes of real tensors. */
  private static final long FIRST_SIZE = 1_000_000_007L;

  private final Rewrite graph;
  private final Map<String, Shape> shapes;
  private final String tensor;
  private final int rank;

  /**
   * @param tensor the value whose sizes are told apart
   * @param rank taken for it
   */
  SymbolicSizes(Rewrite graph, Map<String, Shape> shapes, String tensor, int rank) {
    this.graph = graph;
    this.shapes = shapes;
    this.tensor = graph.source(tensor);
    this.rank = rank;
  }

  /** What stands for the size on an axis. */
  static long size(int axis) {
    return FIRST_SIZE + axis;
  }

  /** What stands for all sizes. */
  long[] sizes() {
    long[] sizes = new long[rank];
    Arrays.setAll(sizes, SymbolicSizes::size);
    return sizes;
  }

  /** Whether the value has these elements, whatever the sizes of the tensor are. */
  boolean is(String value, long[] elements) {
    return new IntegerExpressions(this)
        .allOf(value)
        .filter(found -> Arrays.equals(found, elements))
        .isPresent();
  }

  @Override
  public Optional<Node> producer(String value) {
    return graph.producer(value);
  }

  @Override
  public Optional<Tensor> constant(String value) {
    return graph.constant(value);
  }

  @Override
  public Optional<long[]> dims(String value) {
    if (graph.source(value).equals(tensor)) {
      return Optional.of(sizes());
    }
    return Optional.ofNullable(shapes.get(value))
        .map(shape -> IntegerExpressions.unknown(shape.rank()));
  }
}
