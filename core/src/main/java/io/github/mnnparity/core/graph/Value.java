package io.github.mnnparity.core.graph;

import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;

/**
 * A typed graph input or output.
 *
 * @param shape sizes may be -1 (dynamic)
 * @param rankKnown false if the file says nothing about the shape; {@code shape} is then a scalar's
 */
public record Value(String name, DType dtype, Shape shape, boolean rankKnown) {
  public Value(String name, DType dtype, Shape shape) {
    this(name, dtype, shape, true);
  }
}
