package io.github.mnnparity.core.signature.order;

import io.github.mnnparity.core.signature.Match;
import io.github.mnnparity.core.signature.Sample;
import io.github.mnnparity.core.signature.Signature;
import java.util.Locale;
import java.util.Optional;

/**
 * An image moved by a part of a pixel, as by another coordinate rule of a resize. Such a move
 * cannot be computed exactly from the values: it is fitted, and what it explains is said.
 */
public final class HalfPixel implements Signature {
  /** Share of the error that must remain at most. */
  private static final double MOST_LEFT = 0.3;

  private static final double LEAST_MOVE = 0.1;
  private static final double MOST_MOVE = 0.9;
  private static final int FEWEST = 64;

  @Override
  public Optional<Match> match(Sample sample) {
    int rank = sample.rank();
    if (rank < 4 || sample.dim(rank - 1) < 4 || sample.dim(rank - 2) < 4) {
      return Optional.empty();
    }
    int width = sample.dim(rank - 1);
    int height = sample.dim(rank - 2);
    int planes = sample.size() / (width * height);
    double hh = 0;
    double hw = 0;
    double ww = 0;
    double dh = 0;
    double dw = 0;
    double all = 0;
    long count = 0;
    for (int plane = 0; plane < planes; plane++) {
      for (int y = 1; y < height - 1; y++) {
        for (int x = 1; x < width - 1; x++) {
          int i = (plane * height + y) * width + x;
          double slopeY = (slope(sample, i, width) + candidateSlope(sample, i, width)) / 2;
          double slopeX = (slope(sample, i, 1) + candidateSlope(sample, i, 1)) / 2;
          double difference = sample.candidate(i) - sample.reference(i);
          hh += slopeY * slopeY;
          ww += slopeX * slopeX;
          hw += slopeY * slopeX;
          dh += difference * slopeY;
          dw += difference * slopeX;
          all += difference * difference;
          count++;
        }
      }
    }
    double determinant = hh * ww - hw * hw;
    if (count < FEWEST || all == 0 || determinant <= 1e-9 * hh * ww) {
      return Optional.empty();
    }
    double moveY = (dh * ww - dw * hw) / determinant;
    double moveX = (dw * hh - dh * hw) / determinant;
    double left = Math.sqrt(Math.max(0, all - moveY * dh - moveX * dw) / all);
    double longest = Math.max(Math.abs(moveY), Math.abs(moveX));
    if (left > MOST_LEFT || longest < LEAST_MOVE || longest > MOST_MOVE) {
      return Optional.empty();
    }
    String text =
        String.format(
            Locale.ROOT,
            "the image is moved by about %.2f pixel along the height and %.2f along the width, as"
                + " by another coordinate rule (half_pixel, asymmetric, align_corners): this"
                + " explains %.0f %% of the error",
            -moveY,
            -moveX,
            100 * (1 - left));
    return Optional.of(new Match("half-pixel", text, left * sample.error()));
  }

  private static double slope(Sample sample, int i, int step) {
    return (sample.reference(i + step) - sample.reference(i - step)) / 2;
  }

  private static double candidateSlope(Sample sample, int i, int step) {
    return (sample.candidate(i + step) - sample.candidate(i - step)) / 2;
  }
}
