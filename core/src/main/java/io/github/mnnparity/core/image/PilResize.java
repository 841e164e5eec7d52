package io.github.mnnparity.core.image;

/**
 * Pillow's resizing of bytes: the kernel is widened where the image shrinks, first across, then
 * down, weights of 22 bits, rounded to bytes after each.
 */
final class PilResize {
  private static final int BITS = 22;

  private PilResize() {}

  enum Kernel {
    BILINEAR(1) {
      @Override
      double at(double x) {
        return Math.abs(x) < 1 ? 1 - Math.abs(x) : 0;
      }
    },
    BICUBIC(2) {
      @Override
      double at(double x) {
        double a = -0.5;
        double d = Math.abs(x);
        if (d < 1) {
          return ((a + 2) * d - (a + 3)) * d * d + 1;
        }
        return d < 2 ? (((d - 5) * d + 8) * d - 4) * a : 0;
      }
    },
    LANCZOS(3) {
      @Override
      double at(double x) {
        return x >= -3 && x < 3 ? sinc(x) * sinc(x / 3) : 0;
      }
    };

    private final double support;

    Kernel(double support) {
      this.support = support;
    }

    abstract double at(double x);

    private static double sinc(double x) {
      return x == 0 ? 1 : Math.sin(x * Math.PI) / (x * Math.PI);
    }
  }

  static Raster resize(Raster image, int width, int height, Kernel kernel) {
    Raster across =
        image.width() == width ? image : along(image, true, image.width(), width, kernel);
    return across.height() == height
        ? across
        : along(across, false, across.height(), height, kernel);
  }

  private static Raster along(Raster image, boolean across, int from, int to, Kernel kernel) {
    int width = across ? to : image.width();
    int height = across ? image.height() : to;
    int others = across ? height : width;
    int step = across ? Raster.CHANNELS : image.width() * Raster.CHANNELS;
    int other = across ? image.width() * Raster.CHANNELS : Raster.CHANNELS;
    float[] source = image.raw();
    float[] target = new float[width * height * Raster.CHANNELS];
    double scale = (double) from / to;
    double widened = Math.max(1, scale);
    double support = kernel.support * widened;
    for (int i = 0; i < to; i++) {
      double centre = (i + 0.5) * scale;
      int first = Math.max(0, (int) (centre - support + 0.5));
      int count = Math.min(from, (int) (centre + support + 0.5)) - first;
      int[] weights = weights(kernel, first, count, centre, 1 / widened);
      for (int line = 0; line < others; line++) {
        for (int c = 0; c < Raster.CHANNELS; c++) {
          long sum = 1L << (BITS - 1);
          int at = first * step + line * other + c;
          for (int tap = 0; tap < count; tap++) {
            sum += (long) weights[tap] * (int) source[at + tap * step];
          }
          int pixel = across ? line * width + i : i * width + line;
          target[pixel * Raster.CHANNELS + c] = Math.max(0, Math.min(255, sum >> BITS));
        }
      }
    }
    return new Raster(width, height, target);
  }

  private static int[] weights(Kernel kernel, int first, int count, double centre, double narrow) {
    double[] exact = new double[count];
    double sum = 0;
    for (int tap = 0; tap < count; tap++) {
      exact[tap] = kernel.at((tap + first - centre + 0.5) * narrow);
      sum += exact[tap];
    }
    int[] weights = new int[count];
    for (int tap = 0; tap < count; tap++) {
      double share = sum == 0 ? exact[tap] : exact[tap] / sum;
      weights[tap] = (int) (share * (1 << BITS) + (share < 0 ? -0.5 : 0.5));
    }
    return weights;
  }
}
