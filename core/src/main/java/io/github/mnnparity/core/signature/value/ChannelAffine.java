package io.github.mnnparity.core.signature.value;

import io.github.mnnparity.core.signature.Match;
import io.github.mnnparity.core.signature.Sample;
import io.github.mnnparity.core.signature.Signature;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/** y = a·x + b with an a and a b for each channel: a lost bias, a wrong normalization. */
public final class ChannelAffine implements Signature {
  /** Elements of a channel, for each number that is fitted to them. */
  private static final int FEWEST = 8;

  private enum Fit {
    OFFSET,
    SCALE,
    BOTH
  }

  @Override
  public Optional<Match> match(Sample sample) {
    if (sample.rank() < 2 || sample.dim(1) < 2 || sample.size() / sample.dim(1) < FEWEST) {
      return Optional.empty();
    }
    for (Fit fit : Fit.values()) {
      Optional<Match> match = match(sample, fit);
      if (match.isPresent()) {
        return match;
      }
    }
    return Optional.empty();
  }

  private static Optional<Match> match(Sample sample, Fit fit) {
    int channels = sample.dim(1);
    int each = sample.size() / channels;
    double sum = 0;
    double[] scales = new double[channels];
    double[] offsets = new double[channels];
    for (int channel = 0; channel < channels; channel++) {
      IntUnaryOperator at = at(sample, channel);
      Line line = line(sample, fit, each, at);
      if (fit != Fit.OFFSET && line.spread() == 0) {
        return Optional.empty();
      }
      scales[channel] = line.scale();
      offsets[channel] = line.offset();
      double residual =
          sample.residual(each, at, i -> line.scale() * sample.reference(i) + line.offset());
      sum += residual * residual;
    }
    return sample.accepted(id(fit), text(fit, scales, offsets), Math.sqrt(sum));
  }

  /** Index of element k of a channel. */
  private static IntUnaryOperator at(Sample sample, int channel) {
    int inner = sample.stride(1);
    int outer = sample.stride(0);
    return k -> k / inner * outer + channel * inner + k % inner;
  }

  private static Line line(Sample sample, Fit fit, int count, IntUnaryOperator at) {
    if (fit == Fit.BOTH) {
      return Line.through(count, at, sample::reference, sample::candidate);
    }
    double sum = 0;
    double xx = 0;
    double xy = 0;
    for (int k = 0; k < count; k++) {
      double x = sample.reference(at.applyAsInt(k));
      double y = sample.candidate(at.applyAsInt(k));
      sum += y - x;
      xx += x * x;
      xy += x * y;
    }
    return fit == Fit.OFFSET
        ? new Line(1, sum / count, 0)
        : new Line(xx > 0 ? xy / xx : 1, 0, xx / count);
  }

  private static String id(Fit fit) {
    return switch (fit) {
      case OFFSET -> "channel-offset";
      case SCALE -> "channel-scale";
      case BOTH -> "channel-affine";
    };
  }

  private static String text(Fit fit, double[] scales, double[] offsets) {
    return switch (fit) {
      case OFFSET ->
          "each channel is the reference's plus a constant of its own, as with a missing or wrong"
              + " bias: "
              + few(offsets);
      case SCALE -> "each channel is the reference's times a factor of its own: " + few(scales);
      case BOTH ->
          "each channel is a·x + b of the reference's, as with a wrong normalization: a is "
              + few(scales)
              + "; b is "
              + few(offsets);
    };
  }

  private static String few(double[] numbers) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.min(4, numbers.length); i++) {
      text.append(i == 0 ? "" : ", ").append(Numbers.text(numbers[i]));
    }
    return numbers.length > 4 ? text + ", ..." : text.toString();
  }
}
