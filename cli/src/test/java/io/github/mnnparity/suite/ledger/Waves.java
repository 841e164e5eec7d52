package io.github.mnnparity.suite.ledger;

import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.Random;

/** Smooth pictures with a little noise, as inputs to calibrate on and to compare with. */
final class Waves {
  private Waves() {}

  /**
   * @param shape {@code [1, channels, height, width]}
   */
  static Tensor of(Shape shape, long seed) {
    int height = Math.toIntExact(shape.dim(2));
    int width = Math.toIntExact(shape.dim(3));
    int area = height * width;
    float[] values = new float[Math.toIntExact(shape.elements())];
    Random random = new Random(seed);
    for (int channel = 0; channel < shape.dim(1); channel++) {
      for (int wave = 0; wave < 5; wave++) {
        double across = random.nextDouble() * 12 / width;
        double down = random.nextDouble() * 12 / height;
        double phase = random.nextDouble();
        for (int i = 0; i < area; i++) {
          double turns = across * (i % width) + down * (i / width) + phase;
          values[channel * area + i] += (float) (0.4 * Math.sin(2 * Math.PI * turns));
        }
      }
      for (int i = 0; i < area; i++) {
        values[channel * area + i] += (float) (0.1 * random.nextGaussian());
      }
    }
    return Tensor.ofFloats(shape, values);
  }
}
