package io.github.mnnparity.mnn.lift.conv;

import io.github.mnnparity.core.graph.WeightCoding;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.model.MnnModel;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.Convolution2D;
import io.github.mnnparity.mnn.schema.QuantizedFloatParam;
import io.github.mnnparity.mnn.weight.DecodedWeights;
import io.github.mnnparity.mnn.weight.Weights;
import java.nio.ByteBuffer;
import java.util.Optional;

/** The integers that a convolution stores as its weights, each in {@code [-128, 127]}. */
final class IntegerWeights {
  private final byte[] values;
  private final int rows;

  private IntegerWeights(byte[] values, int rows) {
    this.values = values;
    this.rows = rows;
  }

  /**
   * @param outputs output channels; as many rows
   * @return empty where the file stores floats, or integers with an offset of their own
   */
  static Optional<IntegerWeights> of(MnnModel model, MnnOp op, Convolution2D conv, long outputs) {
    Optional<byte[]> stored = inParameters(conv).or(() -> decoded(model, op, conv));
    return stored
        .filter(bytes -> outputs > 0 && bytes.length % outputs == 0)
        .map(bytes -> new IntegerWeights(bytes, Math.toIntExact(outputs)));
  }

  private static Optional<byte[]> inParameters(Convolution2D conv) {
    QuantizedFloatParam param = conv.symmetricQuan();
    if (param == null || param.weightLength() == 0) {
      return Optional.empty();
    }
    ByteBuffer buffer = param.weightAsByteBuffer();
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return Optional.of(bytes);
  }

  private static Optional<byte[]> decoded(MnnModel model, MnnOp op, Convolution2D conv) {
    Optional<DecodedWeights> weights = Weights.of(model, op, conv);
    Optional<WeightCoding> coding = weights.flatMap(DecodedWeights::coding);
    boolean symmetric = conv.quanParameter() != null && conv.quanParameter().readType() == 0;
    if (coding.isEmpty() || coding.get().kind() != WeightCoding.Kind.INTEGER || !symmetric) {
      return Optional.empty();
    }
    float[] real = weights.get().values().toFloats();
    byte[] integers = new byte[real.length];
    for (int i = 0; i < real.length; i++) {
      double step = coding.get().steps().get((int) (i / coding.get().groupSize()));
      long integer = step == 0 ? 0 : Math.round(real[i] / step);
      if (integer < Byte.MIN_VALUE || integer > Byte.MAX_VALUE) {
        return Optional.empty();
      }
      integers[i] = (byte) integer;
    }
    return Optional.of(integers);
  }

  int count() {
    return values.length;
  }

  int at(int index) {
    return values[index];
  }

  /** Output channel of an element. */
  int row(int index) {
    return index / (values.length / rows);
  }

  /** Sum of the weights of an output channel. */
  int sum(int row) {
    int size = values.length / rows;
    int sum = 0;
    for (int i = row * size; i < (row + 1) * size; i++) {
      sum += values[i];
    }
    return sum;
  }

  int rows() {
    return rows;
  }

  /** As UINT8, 128 higher. */
  Tensor bytes(Shape shape) {
    byte[] higher = new byte[values.length];
    for (int i = 0; i < higher.length; i++) {
      higher[i] = (byte) (values[i] + 128);
    }
    return Tensor.ofBytes(DType.UINT8, shape, higher);
  }
}
