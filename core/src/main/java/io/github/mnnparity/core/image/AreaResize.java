package io.github.mnnparity.core.image;

import java.util.Arrays;

/** OpenCV's {@code INTER_AREA}: the mean of the pixels that a pixel of the result covers. */
final class AreaResize {
  private static final double SLIVER = 1e-3;

  private AreaResize() {}

  static Raster resize(Raster image, int width, int height) {
    if (image.width() < width || image.height() < height) {
      return CvResize.areaLinear(image, width, height);
    }
    return image.width() % width == 0 && image.height() % height == 0
        ? whole(image, width, height)
        : weighted(image, width, height);
  }

  private static Raster whole(Raster image, int width, int height) {
    int across = image.width() / width;
    int down = image.height() / height;
    float share = 1f / (across * down);
    float[] from = image.raw();
    float[] to = new float[width * height * Raster.CHANNELS];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int c = 0; c < Raster.CHANNELS; c++) {
          int sum = 0;
          for (int row = y * down; row < (y + 1) * down; row++) {
            for (int column = x * across; column < (x + 1) * across; column++) {
              sum += (int) from[(row * image.width() + column) * Raster.CHANNELS + c];
            }
          }
          to[(y * width + x) * Raster.CHANNELS + c] =
              across == 2 && down == 2 ? (sum + 2) >> 2 : (float) Math.rint(sum * share);
        }
      }
    }
    return new Raster(width, height, to);
  }

  /** One pixel of the image that a pixel of the result covers, and how far. */
  private record Part(int from, int to, float weight) {}

  private static Part[] parts(int from, int to) {
    double scale = 1 / ((double) to / from);
    Part[] parts = new Part[2 * from + 2 * to];
    int count = 0;
    for (int i = 0; i < to; i++) {
      double start = i * scale;
      double end = start + scale;
      double cell = Math.min(scale, from - start);
      int first = (int) Math.ceil(start);
      int last = Math.min((int) Math.floor(end), from - 1);
      first = Math.min(first, last);
      if (first - start > SLIVER) {
        parts[count++] = new Part(first - 1, i, (float) ((first - start) / cell));
      }
      for (int inside = first; inside < last; inside++) {
        parts[count++] = new Part(inside, i, (float) (1.0 / cell));
      }
      if (end - last > SLIVER) {
        double rest = Math.min(Math.min(end - last, 1.0), cell);
        parts[count++] = new Part(last, i, (float) (rest / cell));
      }
    }
    return Arrays.copyOf(parts, count);
  }

  private static Raster weighted(Raster image, int width, int height) {
    Part[] columns = parts(image.width(), width);
    float[] sums = new float[width * height * Raster.CHANNELS];
    float[] from = image.raw();
    int row = width * Raster.CHANNELS;
    float[] line = new float[row];
    for (Part part : parts(image.height(), height)) {
      Arrays.fill(line, 0);
      int start = part.from * image.width();
      for (Part column : columns) {
        for (int c = 0; c < Raster.CHANNELS; c++) {
          line[column.to * Raster.CHANNELS + c] +=
              from[(start + column.from) * Raster.CHANNELS + c] * column.weight;
        }
      }
      for (int i = 0; i < row; i++) {
        sums[part.to * row + i] += part.weight * line[i];
      }
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] = (float) Math.rint(Math.max(0, Math.min(255, sums[i])));
    }
    return new Raster(width, height, sums);
  }
}
