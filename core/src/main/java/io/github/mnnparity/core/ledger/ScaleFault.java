package io.github.mnnparity.core.ledger;

import io.github.mnnparity.core.graph.WeightCoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A group of weights that share a scale and are farther from the full weights than rounding moves
 * them.
 *
 * @param group which one, in the order of the file: the output channel where there is one for each
 * @param factor stored over full weights; 1 where no factor explains the difference
 * @param ratio RMS error over what rounding costs on average, scale/√12
 */
public record ScaleFault(int group, double factor, double ratio) {
  /** Rounding by at most half a step never exceeds √3 of the average. */
  private static final double MOST = 1.9;

  private static final double CLEAR = 0.1;
  private static final int FEWEST = 4;

  String words() {
    return factor == 1
        ? String.format(
            Locale.ROOT,
            "weights of channel %d are %.1f times farther off than rounding",
            group,
            ratio)
        : String.format(Locale.ROOT, "the scale of channel %d is off by ×%.3g", group, factor);
  }

  /** Of coded integers, the groups that are off, the worst first. */
  static List<ScaleFault> of(Point.Weights weights) {
    List<ScaleFault> faults = new ArrayList<>();
    if (weights.full().isEmpty() || weights.coding().kind() != WeightCoding.Kind.INTEGER) {
      return faults;
    }
    float[] stored = weights.stored().toFloats();
    float[] full = weights.full().get().toFloats();
    int size = (int) Math.max(1, weights.coding().groupSize());
    boolean offset = weights.coding().description().contains("asymmetric");
    for (int group = 0; group * size < stored.length; group++) {
      int from = group * size;
      int to = Math.min(stored.length, from + size);
      double step = Math.abs(weights.coding().steps().get(group));
      double ratio = rms(stored, full, from, to, 1, 0) / theory(step);
      if (step > 0 && ratio > MOST) {
        double[] line = line(stored, full, from, to, offset);
        boolean rescued =
            line[0] > 0
                && to - from >= FEWEST
                && Math.abs(line[0] - 1) > CLEAR
                && rms(stored, full, from, to, line[0], line[1]) / line[0]
                    <= MOST * theory(step / line[0]);
        faults.add(new ScaleFault(group, rescued ? line[0] : 1, ratio));
      }
    }
    faults.sort((a, b) -> Double.compare(b.ratio, a.ratio));
    return faults;
  }

  private static double theory(double step) {
    return Math.max(step / Math.sqrt(12), 1e-9);
  }

  private static double rms(
      float[] stored, float[] full, int from, int to, double factor, double shift) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      double error = stored[i] - factor * full[i] - shift;
      sum += error * error;
    }
    return Math.sqrt(sum / (to - from));
  }

  /** Slope and shift that lead from full to stored weights by least squares. */
  private static double[] line(float[] stored, float[] full, int from, int to, boolean offset) {
    double meanStored = 0;
    double meanFull = 0;
    for (int i = from; offset && i < to; i++) {
      meanStored += stored[i] / (double) (to - from);
      meanFull += full[i] / (double) (to - from);
    }
    double product = 0;
    double square = 0;
    for (int i = from; i < to; i++) {
      product += (stored[i] - meanStored) * (full[i] - meanFull);
      square += (full[i] - meanFull) * (full[i] - meanFull);
    }
    double slope = square == 0 ? 0 : product / square;
    return new double[] {slope, meanStored - slope * meanFull};
  }
}
