package io.github.mnnparity.core.audit.linear;

import com.google.common.primitives.ImmutableIntArray;
import io.github.mnnparity.core.tensor.Shape;
import java.util.Optional;

/**
 * Where a weight tensor holds the weights of each output channel. Within a row, weights are in the
 * order input channel, kernel.
 *
 * @param channels output channels
 * @param length weights of one output channel
 * @param kernel sizes of the kernel; empty for a matrix
 * @param kind the order of the tensor's dimensions
 * @param inner {@code TRANSPOSED}: output channels of one group; else 0
 */
public record Rows(int channels, int length, ImmutableIntArray kernel, Kind kind, int inner) {
  /** How a tensor is ordered. */
  public enum Kind {
    /** Output channels first: Conv, and Gemm with transposed weights. */
    ROWS,
    /** Output channels last: MatMul, Gemm. */
    COLUMNS,
    /** Input channels first, then the output channels of a group: ConvTranspose. */
    TRANSPOSED
  }

  /** {@code [O, I / group, kernel...]}; empty for a tensor without elements. */
  public static Optional<Rows> conv(Shape shape) {
    int channels = size(shape, 0);
    int length = channels == 0 ? 0 : Math.toIntExact(shape.elements() / channels);
    return length == 0
        ? Optional.empty()
        : Optional.of(new Rows(channels, length, kernel(shape), Kind.ROWS, 0));
  }

  /** {@code [I, O / group, kernel...]}; empty for a tensor without elements. */
  public static Optional<Rows> convTranspose(Shape shape, int group) {
    int inner = size(shape, 1);
    int channels = inner * group;
    int length = channels == 0 ? 0 : Math.toIntExact(shape.elements() / channels);
    return length == 0
        ? Optional.empty()
        : Optional.of(new Rows(channels, length, kernel(shape), Kind.TRANSPOSED, inner));
  }

  /** {@code [N, K]} where {@code outputsFirst}, else {@code [K, N]}; empty without elements. */
  public static Optional<Rows> matrix(Shape shape, boolean outputsFirst) {
    int channels = size(shape, outputsFirst ? 0 : 1);
    int length = size(shape, outputsFirst ? 1 : 0);
    return channels * length == 0
        ? Optional.empty()
        : Optional.of(
            new Rows(
                channels,
                length,
                ImmutableIntArray.of(),
                outputsFirst ? Kind.ROWS : Kind.COLUMNS,
                0));
  }

  private static int size(Shape shape, int axis) {
    return Math.toIntExact(shape.dim(axis));
  }

  private static ImmutableIntArray kernel(Shape shape) {
    return ImmutableIntArray.copyOf(shape.dims().stream().skip(2).mapToInt(Math::toIntExact));
  }

  /** Elements of the kernel. */
  public int area() {
    return kernel.stream().reduce(1, (a, b) -> a * b);
  }

  /** Input channels of one output channel. */
  public int inputs() {
    return length / area();
  }

  /** Index into the tensor, in row-major order, of weight {@code index} of a channel. */
  public int offset(int channel, int index) {
    return switch (kind) {
      case ROWS -> channel * length + index;
      case COLUMNS -> index * channels + channel;
      case TRANSPOSED -> {
        int area = area();
        int input = channel / inner * inputs() + index / area;
        yield (input * inner + channel % inner) * area + index % area;
      }
    };
  }
}
