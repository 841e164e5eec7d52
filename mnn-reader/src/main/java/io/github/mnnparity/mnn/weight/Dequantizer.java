package io.github.mnnparity.mnn.weight;

import com.google.common.primitives.ImmutableDoubleArray;
import io.github.mnnparity.core.graph.WeightCoding;
import io.github.mnnparity.core.io.ScratchMemory;
import java.nio.ByteBuffer;
import java.util.function.IntSupplier;

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

  /** The values of {@code count} integers in the order of the file. */
  DecodedWeights dequantize(IntSupplier steps, int tableBits) {
    ByteBuffer values = ScratchMemory.allocate(Float.BYTES * (long) groups * groupSize);
    for (int group = 0; group < groups; group++) {
      float scale = scale(group);
      float offset = offset(group);
      for (int i = 0; i < groupSize; i++) {
        values.putFloat(steps.getAsInt() * scale + offset);
      }
    }
    return decoded(values.flip(), tableBits);
  }

  /** A sink for integers at any position; all others are the integer that stands for zero. */
  Sparse sparse() {
    return new Sparse();
  }

  /** Values that are zero unless they are put. */
  final class Sparse {
    private final ByteBuffer values =
        ScratchMemory.allocate(Float.BYTES * (long) groups * groupSize);

    private Sparse() {
      for (int group = 0; group < groups && asymmetric; group++) {
        float value = zero(group) * scale(group) + offset(group);
        for (int i = group * groupSize; i < (group + 1) * groupSize; i++) {
          values.putFloat(Float.BYTES * i, value);
        }
      }
    }

    void put(int position, int step) {
      int group = position / groupSize;
      values.putFloat(Float.BYTES * position, step * scale(group) + offset(group));
    }

    DecodedWeights weights(int tableBits) {
      return decoded(values, tableBits);
    }
  }

  private float scale(int group) {
    return stored.alpha().at(asymmetric ? 2 * group + 1 : group) * factor;
  }

  private float offset(int group) {
    if (!asymmetric) {
      return 0;
    }
    float scale = stored.alpha().at(2 * group + 1);
    float minimum = stored.alpha().at(2 * group);
    return (lowest > 0 ? minimum : minimum - lowest * scale) * factor;
  }

  /** The integer that stands for zero; a tie goes away from it. */
  private byte zero(int group) {
    float scale = stored.alpha().at(2 * group + 1);
    if (scale <= NO_SCALE) {
      return (byte) lowest;
    }
    float ratio = -stored.alpha().at(2 * group) / scale;
    return (byte) (lowest + (int) Math.copySign(Math.floor(Math.abs(ratio) + 0.5), ratio));
  }

  /**
   * @param tableBits bits of a table index; used where the file does not say how many bits a weight
   *     has
   */
  private DecodedWeights decoded(ByteBuffer values, int tableBits) {
    int bits =
        stored.facts().bits() >= 1 && stored.facts().bits() <= 8
            ? stored.facts().bits()
            : tableBits;
    ImmutableDoubleArray.Builder scales = ImmutableDoubleArray.builder(groups);
    for (int group = 0; group < groups; group++) {
      scales.add(Math.abs(scale(group)));
    }
    return DecodedWeights.coded(
        values,
        new WeightCoding(
            "int" + bits + (asymmetric ? " asymmetric" : " symmetric"),
            WeightCoding.Kind.INTEGER,
            bits,
            scales.build(),
            groupSize));
  }
}
