package io.github.mnnparity.suite.fault;

import io.github.mnnparity.core.tensor.Half;
import io.github.mnnparity.suite.flat.FlatTable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The weights of a {@code Convolution2D}, as floats or halved. */
final class ConvWeights {
  private static final int HALF = 3;

  private ConvWeights() {}

  static boolean present(FlatTable conv) {
    return read(conv).length > 0;
  }

  /** Empty where the weights are coded otherwise, or are an input. */
  static float[] read(FlatTable conv) {
    if (!conv.has("quanParameter")) {
      return conv.reals("weight");
    }
    FlatTable coding = conv.table("quanParameter");
    if (coding.integer("type", 0) != HALF) {
      return new float[0];
    }
    ByteBuffer halves = ByteBuffer.wrap(coding.bytes("buffer")).order(ByteOrder.LITTLE_ENDIAN);
    float[] weights = new float[halves.remaining() / 2];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = Half.fromFloat16(halves.getShort(2 * i));
    }
    return weights;
  }

  static void write(FlatTable conv, float[] weights) {
    if (!conv.has("quanParameter")) {
      conv.putReals("weight", weights);
      return;
    }
    ByteBuffer halves = ByteBuffer.allocate(2 * weights.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float weight : weights) {
      halves.putShort(Half.toFloat16(weight));
    }
    conv.table("quanParameter").putBytes("buffer", halves.array());
  }
}
