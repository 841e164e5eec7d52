package io.github.mnnparity.core.audit.linear;

import io.github.mnnparity.core.graph.WeightCoding;
import io.github.mnnparity.core.tensor.DType;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/**
 * The weights and biases that a reference leads to expect of a layer, beside those that a file
 * stores. Both sides are effective ones: with all that follows folded in. Channels and weights are
 * numbered as in {@link Rows}. Not thread-safe.
 */
public final class LinearCase {
  /** Rounding to the coding's grid may be this much coarser than half a step. */
  private static final double SLACK = 1.02;

  private static final double RELATIVE = 1e-5;
  private static final double OF_LARGEST = 1e-6;

  /**
   * Rows of integers this small beside the layer's largest weight are lost in the quantizer's own
   * arithmetic.
   */
  private static final double LOST = 1e-3;

  /** A scale fitted to a few rounded weights is itself off by up to half a step of the largest. */
  private static final double FITTED = 1;

  private final LinearLayer expected;
  private final LinearLayer stored;
  private final double biasStep;
  private final FloatBuffer expectedWeights;
  private final FloatBuffer storedWeights;
  private final double[] expectedFactors;
  private final double[] storedFactors;
  private double largest;
  private final double[] largestOfRow;
  private final List<Integer> offWeights = new ArrayList<>();
  private final List<Integer> offBiases = new ArrayList<>();

  /**
   * @param biasStep between two neighbouring biases, where they are stored as integers; else 0
   * @throws IllegalArgumentException if the two have other numbers of channels or weights
   */
  public LinearCase(LinearLayer expected, LinearLayer stored, double biasStep) {
    if (!comparable(expected, stored)) {
      throw new IllegalArgumentException(
          "expected two layers of one size, found " + expected.rows() + " and " + stored.rows());
    }
    this.expected = expected;
    this.stored = stored;
    this.biasStep = biasStep;
    this.expectedWeights = expected.weights().cast(DType.FLOAT32).data().asFloatBuffer();
    this.storedWeights = stored.weights().cast(DType.FLOAT32).data().asFloatBuffer();
    this.expectedFactors = factors(expected);
    this.storedFactors = factors(stored);
    this.largestOfRow = new double[channels()];
    if (!areStoredAlike()) {
      measure();
      for (int channel = 0; channel < channels(); channel++) {
        int row = channel;
        if (!fits(channel, index -> expected(row, index))) {
          offWeights.add(channel);
        }
      }
    }
    for (int channel = 0; channel < channels(); channel++) {
      if (!biasFits(channel, expected.bias(channel), expected.biasSize(channel))) {
        offBiases.add(channel);
      }
    }
  }

  /** The usual case, without a look at each weight: nothing is folded, the numbers are the same. */
  private boolean areStoredAlike() {
    return expected.rows().equals(stored.rows())
        && Arrays.stream(expectedFactors).allMatch(factor -> factor == 1)
        && Arrays.stream(storedFactors).allMatch(factor -> factor == 1)
        && expectedWeights.mismatch(storedWeights) < 0;
  }

  private void measure() {
    for (int channel = 0; channel < channels(); channel++) {
      for (int index = 0; index < length(); index++) {
        largestOfRow[channel] = Math.max(largestOfRow[channel], Math.abs(expected(channel, index)));
      }
      largest = Math.max(largest, largestOfRow[channel]);
    }
  }

  /** Whether both have the same numbers of channels and of weights of each. */
  public static boolean comparable(LinearLayer expected, LinearLayer stored) {
    return expected.rows().channels() == stored.rows().channels()
        && expected.rows().length() == stored.rows().length();
  }

  private static double[] factors(LinearLayer layer) {
    double[] factors = new double[layer.rows().channels()];
    for (int channel = 0; channel < factors.length; channel++) {
      factors[channel] = layer.factor(channel);
    }
    return factors;
  }

  public int channels() {
    return expected.rows().channels();
  }

  /** Weights of one channel. */
  public int length() {
    return expected.rows().length();
  }

  /** Where the reference's weights are. */
  public Rows rows() {
    return expected.rows();
  }

  public LinearLayer expectedLayer() {
    return expected;
  }

  /** The coding of the stored weights. */
  public Optional<WeightCoding> coding() {
    return stored.coding();
  }

  public double expected(int channel, int index) {
    return raw(channel, index) * expectedFactors[channel];
  }

  /** The reference's weight with nothing folded in. */
  public double raw(int channel, int index) {
    return expectedWeights.get(expected.rows().offset(channel, index));
  }

  public double stored(int channel, int index) {
    return storedWeights.get(stored.rows().offset(channel, index)) * storedFactors[channel];
  }

  public double expectedBias(int channel) {
    return expected.bias(channel);
  }

  public double storedBias(int channel) {
    return stored.bias(channel);
  }

  /** Channels whose weights are not the expected ones. */
  public List<Integer> offWeights() {
    return offWeights;
  }

  /** Channels whose bias is not the expected one. */
  public List<Integer> offBiases() {
    return offBiases;
  }

  /** Whether a stored row is {@code wanted}, within the bound of its coding. */
  public boolean fits(int channel, IntToDoubleFunction wanted) {
    return fits(channel, wanted, 1);
  }

  /** Whether a stored row is {@code scale} times {@code wanted}. */
  public boolean fits(int channel, IntToDoubleFunction wanted, double scale) {
    for (int index = 0; index < length(); index++) {
      double value = scale * wanted.applyAsDouble(index);
      if (!(Math.abs(stored(channel, index) - value) <= bound(channel, index, value, scale))) {
        return false;
      }
    }
    return true;
  }

  /** Whether a part of a stored row is {@code scale} times the expected one. */
  public boolean fits(int channel, int from, int to, double scale) {
    for (int index = from; index < to; index++) {
      double value = scale * expected(channel, index);
      if (!(Math.abs(stored(channel, index) - value) <= bound(channel, index, value, scale))) {
        return false;
      }
    }
    return true;
  }

  /** Stored over expected weights of a part of a row, by least squares; 0 if all are zero. */
  public double scale(int channel, int from, int to) {
    double product = 0;
    double square = 0;
    for (int index = from; index < to; index++) {
      double wanted = expected(channel, index);
      product += stored(channel, index) * wanted;
      square += wanted * wanted;
    }
    return square == 0 ? 0 : product / square;
  }

  /** Whether one stored weight is {@code value}. */
  public boolean fits(int channel, int index, double value) {
    return Math.abs(stored(channel, index) - value) <= bound(channel, index, value, 1);
  }

  /** How far a stored weight may be from {@code value}. */
  private double bound(int channel, int index, double value, double scale) {
    double bound = OF_LARGEST * largest + RELATIVE * Math.abs(value) + Float.MIN_NORMAL;
    if (stored.coding().isEmpty()) {
      return bound;
    }
    WeightCoding coding = stored.coding().get();
    if (coding.kind() == WeightCoding.Kind.INTEGER && largestOfRow[channel] <= LOST * largest) {
      bound += LOST * largest;
    }
    return bound
        + switch (coding.kind()) {
          case FLOAT16 -> Math.max(0x1p-24, Math.abs(value) * 0x1p-10) * SLACK;
          case INTEGER ->
              (scale == 1 ? 0.5 : FITTED)
                  * SLACK
                  * Math.abs(
                      coding
                              .steps()
                              .get(
                                  (int) (stored.rows().offset(channel, index) / coding.groupSize()))
                          * storedFactors[channel]);
        };
  }

  /**
   * Whether a stored bias is {@code wanted}.
   *
   * @param size of the terms that {@code wanted} is the sum of
   */
  public boolean biasFits(int channel, double wanted, double size) {
    double bound =
        2 * RELATIVE * Math.max(size, Math.abs(wanted)) + OF_LARGEST * largest + biasStep;
    return Math.abs(storedBias(channel) - wanted) <= bound + Float.MIN_NORMAL;
  }

  /** {@code 3}, {@code 3 and 17}, {@code 0..3}, {@code 1, 2, 5, ... (12 of 64)}. */
  public static String named(List<Integer> channels, int all) {
    int first = channels.get(0);
    int last = channels.get(channels.size() - 1);
    if (channels.size() > 2 && last - first + 1 == channels.size()) {
      return first + ".." + last;
    }
    if (channels.size() == 2) {
      return first + " and " + last;
    }
    String some =
        channels.stream().limit(3).map(String::valueOf).reduce((a, b) -> a + ", " + b).orElse("");
    return channels.size() <= 3 ? some : some + ", ... (" + channels.size() + " of " + all + ")";
  }
}
