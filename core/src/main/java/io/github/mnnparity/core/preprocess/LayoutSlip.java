package io.github.mnnparity.core.preprocess;

/** How the elements of one image get into a wrong order. */
public enum LayoutSlip {
  NONE {
    @Override
    int source(int channel, int y, int x, Dims dims) {
      return dims.planar(channel, y, x);
    }
  },
  /** Pixels one after another where planes are wanted. */
  INTERLEAVED_AS_PLANAR {
    @Override
    int source(int channel, int y, int x, Dims dims) {
      int at = dims.planar(channel, y, x);
      int pixel = at / dims.channels;
      return dims.planar(at % dims.channels, pixel / dims.width, pixel % dims.width);
    }
  },
  /** Planes one after another where pixels are wanted; or converted to planes twice. */
  PLANAR_AS_INTERLEAVED {
    @Override
    int source(int channel, int y, int x, Dims dims) {
      return (y * dims.width + x) * dims.channels + channel;
    }
  },
  /** Channels in groups of four as MNN packs them, read as planes. */
  PACKED_BY_FOUR_AS_PLANAR {
    @Override
    int source(int channel, int y, int x, Dims dims) {
      int at = dims.planar(channel, y, x);
      int plane = dims.height * dims.width;
      int lane = at / (4 * plane) * 4 + at % 4;
      int pixel = at % (4 * plane) / 4;
      return lane < dims.channels ? lane * plane + pixel : -1;
    }
  },
  /** Columns first in each plane. */
  COLUMNS_FIRST {
    @Override
    int source(int channel, int y, int x, Dims dims) {
      int at = y * dims.width + x;
      return dims.planar(channel, at % dims.height, at / dims.height);
    }
  };

  /** Sizes of one image. */
  record Dims(int channels, int height, int width) {
    int planar(int channel, int y, int x) {
      return (channel * height + y) * width + x;
    }
  }

  /**
   * Which element of the right planes stands where {@code [channel, y, x]} is wanted.
   *
   * @return -1 for a 0
   */
  abstract int source(int channel, int y, int x, Dims dims);
}
