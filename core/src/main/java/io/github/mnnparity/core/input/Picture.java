package io.github.mnnparity.core.input;

import io.github.mnnparity.core.tensor.Shape;

/**
 * A page of strokes on a light ground: edges, lines and empty places, as networks for images expect
 * them. Plain noise drives detectors into saturation, where their outputs say nothing.
 */
final class Picture {
  private static final int SMALLEST = 16;
  private static final int LINE = 14;
  private static final int ADVANCE = 8;
  private static final int HEIGHT = 8;
  private static final int WIDTH = 6;
  private static final int STROKES = 3;
  private static final double NOISE = 0.05;

  private final int channels;
  private final int height;
  private final int width;
  private final boolean channelsLast;
  private final double[] values;

  private Picture(Shape shape, boolean channelsLast) {
    this.channelsLast = channelsLast;
    this.channels = (int) shape.dim(channelsLast ? 3 : 1);
    this.height = (int) shape.dim(channelsLast ? 1 : 2);
    this.width = (int) shape.dim(channelsLast ? 2 : 3);
    this.values = new double[Math.toIntExact(shape.elements())];
  }

  /** Rank 4, 1 or 3 channels (first or last), and at least 16 pixels each way. */
  static boolean fits(Shape shape) {
    return shape.rank() == 4 && (isPlane(shape, 1, 2, 3) || isPlane(shape, 3, 1, 2));
  }

  private static boolean isPlane(Shape shape, int channel, int vertical, int horizontal) {
    return (shape.dim(channel) == 1 || shape.dim(channel) == 3)
        && shape.dim(vertical) >= SMALLEST
        && shape.dim(horizontal) >= SMALLEST;
  }

  /**
   * Values from about -1.2 to 1.2, in the order of {@code shape}; each channel a little different.
   */
  static double[] draw(Shape shape, SeedStream stream) {
    Picture picture = new Picture(shape, !isPlane(shape, 1, 2, 3));
    for (int image = 0; image < shape.dim(0); image++) {
      picture.page(image, stream);
    }
    return picture.values;
  }

  private void page(int image, SeedStream stream) {
    rectangle(image, 0, height, 0, width, 0.9, stream);
    for (int y = 4; y + HEIGHT + 2 <= height; y += LINE) {
      for (int x = 4; x + ADVANCE <= width; x += ADVANCE) {
        if (stream.below(100) < 85) {
          glyph(image, y, x, stream);
        }
      }
    }
    for (int i = 0; i < values.length; i++) {
      values[i] += NOISE * stream.normal();
    }
  }

  private void glyph(int image, int y, int x, SeedStream stream) {
    for (int stroke = 0; stroke < STROKES; stroke++) {
      if (stream.below(2) == 0) {
        int row = y + (int) stream.below(HEIGHT);
        rectangle(image, row, row + 1, x, x + WIDTH, -0.9, stream);
      } else {
        int column = x + (int) stream.below(WIDTH);
        rectangle(image, y, y + HEIGHT, column, column + 1, -0.9, stream);
      }
    }
  }

  private void rectangle(
      int image, int top, int bottom, int left, int right, double value, SeedStream stream) {
    for (int channel = 0; channel < channels; channel++) {
      double shade = value + 0.1 * stream.normal();
      for (int y = top; y < bottom; y++) {
        for (int x = left; x < right; x++) {
          values[index(image, channel, y, x)] = shade;
        }
      }
    }
  }

  private int index(int image, int channel, int y, int x) {
    return channelsLast
        ? ((image * height + y) * width + x) * channels + channel
        : ((image * channels + channel) * height + y) * width + x;
  }
}
