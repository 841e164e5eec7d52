package io.github.mnnparity.core.image;

/** OpenCV's resizing of bytes by a few taps: weights of 11 bits, rounded once at the end. */
final class CvResize {
  private static final int ONE = 1 << 11;
  private static final double CUBIC = -0.75;

  /** OpenCV's vector code adds up the rows of a cubic filter in floats. */
  private static final float SHARE = 1f / (ONE * ONE);

  private CvResize() {}

  /** Taps of one axis: {@code count} positions and weights for each pixel of the result. */
  private record Taps(int count, int[] positions, int[] weights) {}

  static Raster linear(Raster image, int width, int height) {
    if (image.width() == 2 * width && image.height() == 2 * height) {
      return AreaResize.resize(image, width, height);
    }
    return linear(
        image, linear(image.width(), width, false), rows(image.height(), height), width, height);
  }

  /** What {@code INTER_AREA} does where it enlarges. */
  static Raster areaLinear(Raster image, int width, int height) {
    return linear(
        image,
        linear(image.width(), width, true),
        linear(image.height(), height, true),
        width,
        height);
  }

  private static Raster linear(Raster image, Taps columns, Taps rows, int width, int height) {
    int[] lines = across(image, columns, width);
    float[] to = new float[width * height * Raster.CHANNELS];
    int row = width * Raster.CHANNELS;
    for (int y = 0; y < height; y++) {
      int top = rows.positions[2 * y] * row;
      int bottom = rows.positions[2 * y + 1] * row;
      int above = rows.weights[2 * y];
      int below = rows.weights[2 * y + 1];
      for (int i = 0; i < row; i++) {
        int value =
            (((above * (lines[top + i] >> 4)) >> 16)
                    + ((below * (lines[bottom + i] >> 4)) >> 16)
                    + 2)
                >> 2;
        to[y * row + i] = Math.max(0, Math.min(255, value));
      }
    }
    return new Raster(width, height, to);
  }

  static Raster cubic(Raster image, int width, int height) {
    Taps columns = cubic(image.width(), width);
    Taps rows = cubic(image.height(), height);
    int[] lines = across(image, columns, width);
    float[] to = new float[width * height * Raster.CHANNELS];
    int row = width * Raster.CHANNELS;
    for (int y = 0; y < height; y++) {
      for (int i = 0; i < row; i++) {
        float sum = 0;
        for (int tap = 3; tap >= 0; tap--) {
          float weight = rows.weights[4 * y + tap] * SHARE;
          sum = Math.fma(lines[rows.positions[4 * y + tap] * row + i], weight, sum);
        }
        to[y * row + i] = (float) Math.rint(Math.max(0, Math.min(255, sum)));
      }
    }
    return new Raster(width, height, to);
  }

  private static int[] across(Raster image, Taps taps, int width) {
    float[] from = image.raw();
    int[] lines = new int[image.height() * width * Raster.CHANNELS];
    int to = 0;
    for (int y = 0; y < image.height(); y++) {
      int start = y * image.width();
      for (int x = 0; x < width; x++) {
        for (int c = 0; c < Raster.CHANNELS; c++) {
          int sum = 0;
          for (int tap = x * taps.count; tap < (x + 1) * taps.count; tap++) {
            sum +=
                taps.weights[tap] * (int) from[(start + taps.positions[tap]) * Raster.CHANNELS + c];
          }
          lines[to++] = sum;
        }
      }
    }
    return lines;
  }

  /** Beyond the edges both taps lie on the last row, with the weights that they would have. */
  private static Taps rows(int from, int to) {
    int[] positions = new int[2 * to];
    int[] weights = new int[2 * to];
    double scale = 1 / ((double) to / from);
    for (int i = 0; i < to; i++) {
      float down = (float) ((i + 0.5) * scale - 0.5);
      int position = (int) Math.floor(down);
      down -= position;
      positions[2 * i] = Math.max(0, Math.min(from - 1, position));
      positions[2 * i + 1] = Math.max(0, Math.min(from - 1, position + 1));
      weights[2 * i] = (int) Math.rint((1f - down) * ONE);
      weights[2 * i + 1] = (int) Math.rint(down * ONE);
    }
    return new Taps(2, positions, weights);
  }

  private static Taps linear(int from, int to, boolean area) {
    int[] positions = new int[2 * to];
    int[] weights = new int[2 * to];
    double inverse = (double) to / from;
    double scale = 1 / inverse;
    for (int i = 0; i < to; i++) {
      int position;
      float over;
      if (area) {
        position = (int) Math.floor(i * scale);
        over = (float) ((i + 1) - (position + 1) * inverse);
        over = over <= 0 ? 0 : over - (float) Math.floor(over);
      } else {
        over = (float) ((i + 0.5) * scale - 0.5);
        position = (int) Math.floor(over);
        over -= position;
      }
      if (position < 0) {
        position = 0;
        over = 0;
      }
      if (position >= from - 1) {
        position = from - 1;
        over = 0;
      }
      positions[2 * i] = position;
      positions[2 * i + 1] = Math.min(from - 1, position + 1);
      weights[2 * i] = (int) Math.rint((1f - over) * ONE);
      weights[2 * i + 1] = (int) Math.rint(over * ONE);
    }
    return new Taps(2, positions, weights);
  }

  private static Taps cubic(int from, int to) {
    int[] positions = new int[4 * to];
    int[] weights = new int[4 * to];
    double scale = 1 / ((double) to / from);
    for (int i = 0; i < to; i++) {
      float x = (float) ((i + 0.5) * scale - 0.5);
      int position = (int) Math.floor(x);
      x -= position;
      float a = (float) CUBIC;
      float first = ((a * (x + 1) - 5 * a) * (x + 1) + 8 * a) * (x + 1) - 4 * a;
      float second = ((a + 2) * x - (a + 3)) * x * x + 1;
      float third = ((a + 2) * (1 - x) - (a + 3)) * (1 - x) * (1 - x) + 1;
      float[] parts = {first, second, third, 1f - first - second - third};
      for (int tap = 0; tap < 4; tap++) {
        positions[4 * i + tap] = Math.max(0, Math.min(from - 1, position - 1 + tap));
        weights[4 * i + tap] = (int) Math.rint(parts[tap] * ONE);
      }
    }
    return new Taps(4, positions, weights);
  }
}
