package io.github.mnnparity.core.device;

import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Values in MNN's NC4HW4 memory: channels in groups of 4 (8 or 16 on other processors), padded to
 * full groups, the channels of a group side by side.
 */
final class Packed {
  private static final int[] GROUPS = {4, 8, 16};

  private Packed() {}

  /**
   * @param group channels side by side
   * @param batchFirst whether the batch is outermost, not the groups
   */
  private record Order(int group, boolean batchFirst) {}

  /**
   * Plain values again.
   *
   * @param values in NCHW order
   * @param group channels that were side by side
   */
  record Unpacked(Tensor values, int group) {}

  /**
   * Recognizes packed values by their number, which is that of padded channels.
   *
   * @return empty if they are not packed, or in more than one way
   */
  static Optional<Unpacked> unpack(float[] values, Shape shape) {
    if (shape.rank() < 3) {
      return Optional.empty();
    }
    List<Order> fitting = new ArrayList<>();
    for (int group : GROUPS) {
      long padded = (shape.dim(1) + group - 1) / group * group;
      boolean fits =
          padded != shape.dim(1)
              && shape.dim(1) > 0
              && shape.elements() / shape.dim(1) * padded == values.length;
      if (fits) {
        fitting.add(new Order(group, true));
        boolean sameEitherWay = shape.dim(0) == 1 || padded == group;
        if (!sameEitherWay) {
          fitting.add(new Order(group, false));
        }
      }
    }
    if (fitting.size() > 1) { // padding is zero where the engine left it alone
      fitting.removeIf(order -> !hasZeroPadding(values, shape, order));
    }
    return fitting.size() == 1
        ? Optional.of(
            new Unpacked(
                Tensor.ofFloats(shape, unpacked(values, shape, fitting.get(0))),
                fitting.get(0).group()))
        : Optional.empty();
  }

  private static float[] unpacked(float[] values, Shape shape, Order order) {
    int channels = (int) shape.dim(1);
    int inner = inner(shape);
    float[] plain = new float[(int) shape.elements()];
    for (int batch = 0; batch < shape.dim(0); batch++) {
      for (int channel = 0; channel < channels; channel++) {
        for (int i = 0; i < inner; i++) {
          plain[(batch * channels + channel) * inner + i] =
              values[place(shape, order, batch, channel, i)];
        }
      }
    }
    return plain;
  }

  private static boolean hasZeroPadding(float[] values, Shape shape, Order order) {
    int channels = (int) shape.dim(1);
    int padded = groups(shape, order) * order.group();
    for (int batch = 0; batch < shape.dim(0); batch++) {
      for (int channel = channels; channel < padded; channel++) {
        for (int i = 0; i < inner(shape); i++) {
          if (values[place(shape, order, batch, channel, i)] != 0) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private static int place(Shape shape, Order order, int batch, int channel, int inner) {
    int group = channel / order.group();
    int block =
        order.batchFirst()
            ? batch * groups(shape, order) + group
            : group * (int) shape.dim(0) + batch;
    return (block * inner(shape) + inner) * order.group() + channel % order.group();
  }

  private static int groups(Shape shape, Order order) {
    return ((int) shape.dim(1) + order.group() - 1) / order.group();
  }

  private static int inner(Shape shape) {
    int inner = 1;
    for (int axis = 2; axis < shape.rank(); axis++) {
      inner *= (int) shape.dim(axis);
    }
    return inner;
  }
}
