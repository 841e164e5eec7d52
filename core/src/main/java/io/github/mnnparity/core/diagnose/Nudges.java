package io.github.mnnparity.core.diagnose;

import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** Values moved a little, to see which decisions rounding can flip. */
final class Nudges {
  static final int SEEDS = 12;

  /** One rounding of float32, relative. */
  static final double ULP = 0x1p-23;

  private Nudges() {}

  /**
   * What the view fed a decision with.
   *
   * @param own the view's value; the reference's where the view does not give it
   * @param noise how far {@code own} may be from what was really fed, beside two roundings where it
   *     is not the reference's
   */
  record Read(Tensor own, Tensor reference, double noise) {}

  static double rootMeanSquare(Tensor tensor) {
    double square = 0;
    for (int i = 0; i < tensor.elements(); i++) {
      square += tensor.doubleAt(i) * tensor.doubleAt(i);
    }
    return Math.sqrt(square / Math.max(1, tensor.elements()));
  }

  /** Takes those elements out of {@code open} that are the same in both. */
  static void close(BitSet open, Tensor own, Tensor again, double tolerance) {
    if (own.elements() == again.elements()) {
      for (int i = open.nextSetBit(0); i >= 0; i = open.nextSetBit(i + 1)) {
        if (Math.abs(own.doubleAt(i) - again.doubleAt(i)) <= tolerance) {
          open.clear(i);
        }
      }
    } else if (own.elements() == 0) {
      open.clear();
    }
  }

  /** The values that were read; moved a little, each time otherwise, unless {@code seed} is 0. */
  static Map<String, Tensor> moved(Map<String, Read> read, int seed) {
    // Every second run moves each value the other way, so that either side of a tie comes up.
    SplittableRandom random = new SplittableRandom((seed + 1) / 2);
    double sign = seed % 2 == 0 ? -1 : 1;
    Map<String, Tensor> moved = new HashMap<>();
    read.forEach(
        (name, value) ->
            moved.put(
                name,
                seed == 0 || value.own().dtype() != DType.FLOAT32
                    ? value.own()
                    : moved(value, random, sign)));
    return moved;
  }

  /**
   * Each element moved by up to two roundings, and up to the noise as a share of the root mean
   * square. An element that is the reference's to the last bit stays: no rounding touched it.
   */
  private static Tensor moved(Read read, SplittableRandom random, double sign) {
    float[] values = read.own().toFloats();
    float[] reference = read.reference().toFloats();
    double wide = read.noise() * rootMeanSquare(read.own());
    for (int i = 0; i < values.length; i++) {
      double most = wide + 2 * ULP * Math.abs(values[i]);
      double step = sign * (2 * random.nextDouble() - 1) * most;
      if (read.noise() > 0 || values[i] != reference[i]) {
        values[i] += (float) step;
      }
    }
    return Tensor.ofFloats(read.own().shape(), values);
  }
}
