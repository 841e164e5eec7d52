package io.github.mnnparity.core.image;

/** Samples single points of an image, as MNN's ImageProcess and the nearest filters do. */
final class Sampling {
  /** MNN maps the first and the last pixel of each such stretch and steps evenly between them. */
  private static final int STRETCH = 512;

  private Sampling() {}

  /** Where a pixel of the result lies in the image. */
  enum Grid {
    /** x·s + (s-1)/2. */
    HALF_PIXEL,
    /** x·(w-1)/(W-1). */
    ALIGN_CORNERS,
    /** x·s. */
    CORNER,
    /** As {@link #CORNER}, rounded down where the nearest pixel is taken. */
    FLOOR,
    /** As {@link #HALF_PIXEL} plus a half, rounded down where the nearest pixel is taken. */
    CENTRE_FLOOR;

    /** Rows are mapped one by one. */
    private float[] rows(int from, int to) {
      float[] positions = new float[to];
      for (int i = 0; i < to; i++) {
        positions[i] = i * scale(from, to) + shift(from, to);
      }
      return positions;
    }

    private float scale(int from, int to) {
      if (this == ALIGN_CORNERS) {
        return to == 1 ? 0 : (float) ((from - 1.0) / (to - 1.0));
      }
      return (float) ((double) from / to);
    }

    private float shift(int from, int to) {
      return this == HALF_PIXEL ? (float) (0.5 * (scale(from, to) - 1)) : 0;
    }

    private float[] columns(int from, int to) {
      float scale = scale(from, to);
      float shift = shift(from, to);
      float[] positions = new float[to];
      for (int start = 0; start < to; start += STRETCH) {
        float position = start * scale + shift;
        int count = Math.min(STRETCH, to - start);
        float end = (start + count) * scale + shift;
        float step = (end - position) / count;
        for (int i = 0; i < count; i++) {
          positions[start + i] = position;
          position += step;
        }
      }
      return positions;
    }

    private int[] nearest(int from, int to, float[] positions) {
      int[] nearest = new int[to];
      double scale = (double) from / to;
      double centre = 0.5 * scale;
      for (int i = 0; i < to; i++) {
        int index =
            switch (this) {
              case FLOOR -> (int) Math.floor(i * (1 / ((double) to / from)));
              case CENTRE_FLOOR -> (int) Math.floor(centre);
              case HALF_PIXEL, ALIGN_CORNERS, CORNER ->
                  (int) (clamp(positions[i], from - 1) + 0.5f);
            };
        nearest[i] = Math.min(from - 1, index);
        centre += scale;
      }
      return nearest;
    }
  }

  static Raster nearest(Raster image, int width, int height, Grid grid) {
    int[] columns = grid.nearest(image.width(), width, grid.columns(image.width(), width));
    int[] rows = grid.nearest(image.height(), height, grid.rows(image.height(), height));
    float[] from = image.raw();
    float[] to = new float[width * height * Raster.CHANNELS];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        System.arraycopy(
            from,
            (rows[y] * image.width() + columns[x]) * Raster.CHANNELS,
            to,
            (y * width + x) * Raster.CHANNELS,
            Raster.CHANNELS);
      }
    }
    return new Raster(width, height, to);
  }

  static Raster bilinear(Raster image, int width, int height, Grid grid) {
    float[] columns = grid.columns(image.width(), width);
    float[] rows = grid.rows(image.height(), height);
    float[] from = image.raw();
    float[] to = new float[width * height * Raster.CHANNELS];
    int stride = image.width() * Raster.CHANNELS;
    for (int y = 0; y < height; y++) {
      float row = clamp(rows[y], image.height() - 1);
      int top = (int) row * stride;
      int bottom = (int) Math.ceil(row) * stride;
      float down = row - (int) row;
      for (int x = 0; x < width; x++) {
        float column = clamp(columns[x], image.width() - 1);
        int left = (int) column * Raster.CHANNELS;
        int right = (int) Math.ceil(column) * Raster.CHANNELS;
        float over = column - (int) column;
        for (int c = 0; c < Raster.CHANNELS; c++) {
          float value =
              (1f - over) * (1f - down) * from[top + left + c]
                  + over * (1f - down) * from[top + right + c]
                  + down * (1f - over) * from[bottom + left + c]
                  + over * down * from[bottom + right + c];
          to[(y * width + x) * Raster.CHANNELS + c] =
              (float) Math.floor(Math.min(255f, Math.max(0f, value)) + 0.5f);
        }
      }
    }
    return new Raster(width, height, to);
  }

  private static float clamp(float position, int last) {
    return Math.max(0, Math.min(last, position));
  }
}
