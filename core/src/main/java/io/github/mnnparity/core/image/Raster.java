package io.github.mnnparity.core.image;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * Pixels in rows from the top, three values each: red, green, blue. Values of a file are whole
 * numbers from 0 to 255; NaN stands for a pixel that becomes 0 in the tensor whatever its
 * normalization. Immutable as long as nobody writes the array that it was made of.
 */
public final class Raster {
  static final int CHANNELS = 3;

  private final int width;
  private final int height;
  private final float[] values;

  Raster(int width, int height, float[] values) {
    checkArgument(
        values.length == width * height * CHANNELS,
        "%s values for %s x %s pixels",
        values.length,
        width,
        height);
    this.width = width;
    this.height = height;
    this.values = values;
  }

  /**
   * @param values three a pixel, red first; copied
   */
  public static Raster of(int width, int height, float... values) {
    return new Raster(width, height, values.clone());
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** Channel 0 is red. */
  public float at(int x, int y, int channel) {
    return values[(y * width + x) * CHANNELS + channel];
  }

  /** A copy, three values a pixel. */
  public float[] values() {
    return values.clone();
  }

  /** The array itself, for reading. */
  float[] raw() {
    return values;
  }
}
