package io.github.mnnparity.core.metric;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkState;

import com.google.common.math.Quantiles;
import com.tdunning.math.stats.TDigest;
import java.util.Arrays;

/**
 * Numbers that come one at a time, and what is typical of them. Quantiles are exact up to {@link
 * #MOST_EXACT} numbers and a close estimate beyond, so that memory stays bounded. Not thread-safe.
 */
public final class Distribution {
  public static final int MOST_EXACT = 1024;

  private static final double COMPRESSION = 200;

  /** Stands for infinity in the digest. */
  private static final double INFINITE = 1e300;

  private double[] kept = new double[4];
  private TDigest digest;
  private int count;
  private double sum;

  /**
   * @param value not NaN; may be infinite
   */
  public void add(double value) {
    checkArgument(!Double.isNaN(value), "NaN has no place in an order");
    if (digest != null) {
      digest.add(clamped(value));
    } else if (count == MOST_EXACT) {
      digest = TDigest.createMergingDigest(COMPRESSION);
      for (double earlier : kept) {
        digest.add(clamped(earlier));
      }
      digest.add(clamped(value));
      kept = new double[0];
    } else {
      kept = count == kept.length ? Arrays.copyOf(kept, 2 * count) : kept;
      kept[count] = value;
    }
    count++;
    sum += value;
  }

  /** The digest averages neighbours, which it cannot do with infinity. */
  private static double clamped(double value) {
    return Math.max(-INFINITE, Math.min(INFINITE, value));
  }

  public int count() {
    return count;
  }

  /** Of at least one number. */
  public double mean() {
    checkState(count > 0, "nothing was added");
    return sum / count;
  }

  /**
   * @param percent from 0 to 100
   */
  public double percentile(int percent) {
    checkState(count > 0, "nothing was added");
    return digest == null
        ? Quantiles.percentiles().index(percent).compute(Arrays.copyOf(kept, count))
        : unclamped(digest.quantile(percent / 100.0));
  }

  private static double unclamped(double value) {
    return Math.abs(value) > Math.sqrt(INFINITE)
        ? Math.copySign(Double.POSITIVE_INFINITY, value)
        : value;
  }
}
