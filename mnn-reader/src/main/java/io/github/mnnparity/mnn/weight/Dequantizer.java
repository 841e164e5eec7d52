package io.github.mnnparity.mnn.weight;

import com.google.common.primitives.ImmutableDoubleArray;
import io.github.mnnparity.core.graph.WeightCoding;

/**
 * From stored integers to weights. Groups of consecutive weights share a scale; asymmetric ones
 * share the value of the lowest integer, too.
 */
final class Dequantizer {
  private static final float NO_SCALE = 1e-6f;

  private final StoredWeights stored;
  private final boolean asymmetric;
  private final int groups;
  private final int groupSize;
  private final int lowest;
  private final float factor;

  Dequantizer(StoredWeights stored, int count) {
    StoredWeights.Facts facts = stored.facts();
    this.stored = stored;
    boolean oldInt8 =
        stored.type() == 4 && facts.aMin() == 0 && Math.abs(facts.quantScale()) < NO_SCALE;
    this.asymmetric = facts.readType() != 0 || oldInt8;
    int alphas = stored.alpha().size();
    this.groups = asymmetric ? alphas / 2 : alphas;
    if (groups == 0 || count % groups != 0 || (asymmetric && alphas % 2 != 0)) {
      throw stored.malformed(
          "alpha",
          "a number of "
              + (asymmetric ? "(minimum, scale) pairs" : "scales")
              + " that divides "
              + count
              + " weights",
          alphas + " values");
    }
    this.groupSize = count / groups;
    this.lowest = facts.aMin() == 0 ? -128 : facts.aMin();
    this.factor = oldInt8 ? 1 : facts.quantScale();
  }

  /** For each weight the integer that stands for zero. */
  short[] zeros() {
    short[] zeros = new short[groups * groupSize];
    if (asymmetric) {
      for (int group = 0; group < groups; group++) {
        float scale = stored.alpha().at(2 * group + 1);
        int zero = lowest;
        if (scale > NO_SCALE) {
          zero += Math.round(-stored.alpha().at(2 * group) / scale);
        }
        java.util.Arrays.fill(
            zeros,
            group * groupSize,
            (group + 1) * groupSize,
            (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, zero)));
      }
    }
    return zeros;
  }

  /**
   * @param tableBits bits of a table index; used where the file does not say how many bits a weight
   *     has
   */
  DecodedWeights dequantize(short[] steps, int tableBits) {
    float[] values = new float[steps.length];
    double[] scales = new double[groups];
    for (int group = 0; group < groups; group++) {
      float scale = stored.alpha().at(asymmetric ? 2 * group + 1 : group);
      float offset = 0;
      if (asymmetric) {
        float minimum = stored.alpha().at(2 * group);
        offset = lowest > 0 ? minimum : minimum - lowest * scale;
      }
      scale *= factor;
      offset *= factor;
      scales[group] = Math.abs(scale);
      for (int i = group * groupSize; i < (group + 1) * groupSize; i++) {
        values[i] = steps[i] * scale + offset;
      }
    }
    int bits =
        stored.facts().bits() >= 1 && stored.facts().bits() <= 8
            ? stored.facts().bits()
            : tableBits;
    return DecodedWeights.coded(
        values,
        new WeightCoding(
            "int" + bits + (asymmetric ? " asymmetric" : " symmetric"),
            WeightCoding.Kind.INTEGER,
            bits,
            ImmutableDoubleArray.copyOf(scales),
            groupSize));
  }
}
