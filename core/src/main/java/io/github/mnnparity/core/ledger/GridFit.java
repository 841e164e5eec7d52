package io.github.mnnparity.core.ledger;

import io.github.mnnparity.core.capture.QuantizedTensor;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;

/**
 * How well values fit the grid that a file holds them on.
 *
 * @param tensor the grid, and the name of the value
 * @param rounding Σ(error)² of values that the grid reaches, over Σ(value)²
 * @param clipping the same of values beyond it
 * @param theory what rounding to the grid costs on average: scale²/12 for each value, over
 *     Σ(value)²
 * @param saturated share of values more than half a step beyond the grid, from 0 to 1
 * @param farthest largest value over the grid's reach in its direction; above 1 beyond it
 * @param bestFactor by which the scale would have to be multiplied to lose least
 * @param gain dB that the best scale would bring, on a sample of the values
 */
public record GridFit(
    QuantizedTensor tensor,
    double rounding,
    double clipping,
    double theory,
    double saturated,
    double farthest,
    double bestFactor,
    double gain) {
  private static final int SAMPLE = 1 << 14;
  private static final double FINEST = 1.0 / 64;
  private static final double COARSEST = 64;

  /** Both losses. */
  double noise() {
    return rounding + clipping;
  }

  /**
   * @param values float32; per-channel scales count along axis 1
   */
  static GridFit of(QuantizedTensor tensor, Tensor values) {
    float[] reals = values.toFloats();
    Channels channels = Channels.of(tensor, values.shape());
    double square = 0;
    double rounding = 0;
    double clipping = 0;
    double theory = 0;
    double farthest = 0;
    long beyond = 0;
    for (int i = 0; i < reals.length; i++) {
      double scale = channels.scale(i);
      double steps = reals[i] / scale;
      double error = reals[i] - scale * held(steps, tensor);
      boolean outside = isOutside(steps, tensor);
      square += (double) reals[i] * reals[i];
      theory += scale * scale / 12;
      if (outside) {
        clipping += error * error;
        beyond++;
      } else {
        rounding += error * error;
      }
      double reach =
          steps < 0 ? tensor.min() - tensor.zeroPoint() : tensor.max() - tensor.zeroPoint();
      // A grid that ends at zero holds what an activation left: nothing lies on the other side.
      farthest = Math.max(farthest, reach == 0 ? 0 : steps / reach);
    }
    double power = square == 0 ? 1 : square;
    double[] best = best(tensor, reals, channels);
    return new GridFit(
        tensor,
        rounding / power,
        clipping / power,
        theory / power,
        reals.length == 0 ? 0 : (double) beyond / reals.length,
        farthest,
        best[0],
        best[1]);
  }

  /** The values cut off where the grid ends, not rounded. */
  static Tensor clamped(QuantizedTensor tensor, Tensor values) {
    float[] reals = values.toFloats();
    Channels channels = Channels.of(tensor, values.shape());
    for (int i = 0; i < reals.length; i++) {
      double scale = channels.scale(i);
      if (isOutside(reals[i] / scale, tensor)) {
        reals[i] = (float) (scale * held(reals[i] / scale, tensor));
      }
    }
    return Tensor.ofFloats(values.shape(), reals);
  }

  /** The values rounded to the grid as if it had no end. */
  static Tensor rounded(QuantizedTensor tensor, Tensor values) {
    float[] reals = values.toFloats();
    Channels channels = Channels.of(tensor, values.shape());
    for (int i = 0; i < reals.length; i++) {
      double scale = channels.scale(i);
      reals[i] = (float) (scale * Math.rint(reals[i] / scale));
    }
    return Tensor.ofFloats(values.shape(), reals);
  }

  /** The values as the grid holds them. */
  static Tensor held(QuantizedTensor tensor, Tensor values) {
    float[] reals = values.toFloats();
    Channels channels = Channels.of(tensor, values.shape());
    for (int i = 0; i < reals.length; i++) {
      double scale = channels.scale(i);
      reals[i] = (float) (scale * held(reals[i] / scale, tensor));
    }
    return Tensor.ofFloats(values.shape(), reals);
  }

  private static double held(double steps, QuantizedTensor tensor) {
    double rounded = Math.rint(steps);
    return Math.max(
        tensor.min() - tensor.zeroPoint(), Math.min(tensor.max() - tensor.zeroPoint(), rounded));
  }

  private static boolean isOutside(double steps, QuantizedTensor tensor) {
    return steps > tensor.max() - tensor.zeroPoint() + 0.5
        || steps < tensor.min() - tensor.zeroPoint() - 0.5;
  }

  /** The factor on all scales that loses least, and the gain in dB, on a sample of the values. */
  private static double[] best(QuantizedTensor tensor, float[] reals, Channels channels) {
    int stride = Math.max(1, reals.length / SAMPLE);
    double bestFactor = 1;
    double now = loss(tensor, reals, channels, 1, stride);
    double bestLoss = now;
    for (double factor = FINEST; factor <= COARSEST; factor *= Math.pow(2, 0.25)) {
      double loss = loss(tensor, reals, channels, factor, stride);
      if (loss < bestLoss) {
        bestLoss = loss;
        bestFactor = factor;
      }
    }
    return new double[] {bestFactor, bestLoss <= 0 ? 0 : 10 * Math.log10(now / bestLoss)};
  }

  private static double loss(
      QuantizedTensor tensor, float[] reals, Channels channels, double factor, int stride) {
    double loss = 0;
    for (int i = 0; i < reals.length; i += stride) {
      double scale = channels.scale(i) * factor;
      double error = reals[i] - scale * held(reals[i] / scale, tensor);
      loss += error * error;
    }
    return loss;
  }

  /** Which scale belongs to an element. */
  private record Channels(QuantizedTensor tensor, int count, long inner, double step) {
    static Channels of(QuantizedTensor tensor, Shape shape) {
      int count = tensor.scales().length();
      if (count == 1 || shape.rank() < 2 || shape.dim(1) != count) {
        return new Channels(tensor, 1, 1, tensor.step());
      }
      long inner = 1;
      for (int axis = 2; axis < shape.rank(); axis++) {
        inner *= shape.dim(axis);
      }
      return new Channels(tensor, count, inner, tensor.step());
    }

    double scale(int index) {
      double scale =
          count == 1 ? step : Math.abs(tensor.scales().get((int) (index / inner % count)));
      return scale == 0 ? Double.MIN_NORMAL : scale;
    }
  }
}
