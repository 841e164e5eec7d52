package io.github.mnnparity.core.reduce;

import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Ways to make all inputs smaller at once, the boldest first. */
enum Crop {
  /** The first of a batch, where more than one input has one. */
  BATCH {
    @Override
    long size(int axis, int rank, long size) {
      return axis == 0 && rank >= 2 ? 1 : size;
    }
  },
  /** An eighth of each side. */
  EIGHTH {
    @Override
    long size(int axis, int rank, long size) {
      return axis >= 2 && rank >= 3 ? shorter(size, 8) : size;
    }
  },
  /** Half of each side. */
  HALF {
    @Override
    long size(int axis, int rank, long size) {
      return axis >= 2 && rank >= 3 ? shorter(size, 2) : size;
    }
  };

  private static final long SMALL = 4;

  abstract long size(int axis, int rank, long size);

  static long shorter(long size, long by) {
    return size <= SMALL ? size : Math.max(SMALL, (size + by - 1) / by);
  }

  /** The first elements along every axis; empty where nothing becomes smaller. */
  Optional<Map<String, Tensor>> of(Map<String, Tensor> inputs) {
    Map<String, Tensor> cropped = new LinkedHashMap<>();
    boolean smaller = false;
    for (Map.Entry<String, Tensor> input : inputs.entrySet()) {
      long[] sizes = input.getValue().shape().toArray();
      for (int axis = 0; axis < sizes.length; axis++) {
        sizes[axis] = size(axis, sizes.length, sizes[axis]);
      }
      Tensor result = first(input.getValue(), sizes);
      smaller |= result.elements() < input.getValue().elements();
      cropped.put(input.getKey(), result);
    }
    return smaller ? Optional.of(cropped) : Optional.empty();
  }

  private static Tensor first(Tensor tensor, long[] sizes) {
    long[] old = tensor.shape().toArray();
    if (Arrays.equals(old, sizes) || tensor.dtype().bits() < 8) {
      return tensor;
    }
    Shape shape = Shape.of(sizes);
    int width = tensor.dtype().bits() / 8;
    ByteBuffer from = tensor.data();
    ByteBuffer to =
        ByteBuffer.allocate(Math.toIntExact(shape.elements() * width))
            .order(ByteOrder.LITTLE_ENDIAN);
    long[] index = new long[sizes.length];
    int row = Math.toIntExact(sizes[sizes.length - 1] * width);
    long rows = sizes[sizes.length - 1] == 0 ? 0 : shape.elements() / sizes[sizes.length - 1];
    for (long done = 0; done < rows; done++) {
      long flat = 0;
      for (int axis = 0; axis < sizes.length; axis++) {
        flat = flat * old[axis] + index[axis];
      }
      to.put(from.slice(Math.toIntExact(flat * width), row));
      for (int axis = sizes.length - 2; axis >= 0 && ++index[axis] == sizes[axis]; axis--) {
        index[axis] = 0;
      }
    }
    return Tensor.wrap(tensor.dtype(), shape, to.flip());
  }
}
