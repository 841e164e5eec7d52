package io.github.mnnparity.core.tensor;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.primitives.ImmutableLongArray;
import java.util.stream.Collectors;

/**
 * Sizes of a tensor's dimensions, outermost first; rank 0 is a scalar. A size of -1 is dynamic.
 * Immutable.
 */
public record Shape(ImmutableLongArray dims) {
  /** The shape of a scalar. */
  public static final Shape SCALAR = new Shape(ImmutableLongArray.of());

  public Shape {
    checkArgument(
        dims.stream().allMatch(size -> size >= -1),
        "expected sizes >= 0 or -1 (dynamic), found %s",
        dims);
  }

  public static Shape of(long... dims) {
    return new Shape(ImmutableLongArray.copyOf(dims));
  }

  public int rank() {
    return dims.length();
  }

  public long dim(int axis) {
    return dims.get(axis);
  }

  public boolean isStatic() {
    return dims.stream().noneMatch(size -> size < 0);
  }

  /**
   * Number of elements; 1 for a scalar.
   *
   * @throws IllegalStateException if a dimension is dynamic
   * @throws ArithmeticException if the count does not fit a {@code long}
   */
  public long elements() {
    long count = 1;
    for (int axis = 0; axis < rank(); axis++) {
      if (dim(axis) < 0) {
        throw new IllegalStateException("shape " + this + " is dynamic");
      }
      count = Math.multiplyExact(count, dim(axis));
    }
    return count;
  }

  public long[] toArray() {
    return dims.toArray();
  }

  /** As on the command line: {@code 1x3x224x224}, {@code ?} for a dynamic size, {@code scalar}. */
  @Override
  public String toString() {
    return rank() == 0
        ? "scalar"
        : dims.stream()
            .mapToObj(size -> size < 0 ? "?" : Long.toString(size))
            .collect(Collectors.joining("x"));
  }
}
