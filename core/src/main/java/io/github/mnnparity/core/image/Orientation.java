package io.github.mnnparity.core.image;

/** The eight ways in which a rectangle of pixels may lie, as EXIF counts them from 1. */
public enum Orientation {
  /** As it should be. */
  UPRIGHT("upright", false, false, false),
  MIRRORED("mirrored left to right", false, true, false),
  ROTATED_180("rotated by 180 degrees", false, true, true),
  FLIPPED("mirrored top to bottom", false, false, true),
  /** Rows and columns exchanged. */
  TRANSPOSED("transposed", true, false, false),
  /** Clockwise by 90 degrees. */
  ROTATED_90("rotated clockwise by 90 degrees", true, true, false),
  TRANSVERSED("transposed over the other diagonal", true, true, true),
  /** Clockwise by 270 degrees. */
  ROTATED_270("rotated counterclockwise by 90 degrees", true, false, true);

  private final String words;
  private final boolean exchanged;
  private final boolean right;
  private final boolean bottom;

  /**
   * @param exchanged whether rows become columns, before
   * @param right whether columns are then counted from the right
   * @param bottom whether rows are then counted from the bottom
   */
  Orientation(String words, boolean exchanged, boolean right, boolean bottom) {
    this.words = words;
    this.exchanged = exchanged;
    this.right = right;
    this.bottom = bottom;
  }

  /** For a sentence: {@code rotated by 180 degrees}. */
  public String words() {
    return words;
  }

  /** Turns upright pixels into this orientation. */
  public Raster turn(Raster image) {
    if (this == UPRIGHT) {
      return image;
    }
    int width = exchanged ? image.height() : image.width();
    int height = exchanged ? image.width() : image.height();
    float[] from = image.raw();
    float[] to = new float[from.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int column = right ? width - 1 - x : x;
        int row = bottom ? height - 1 - y : y;
        int source = exchanged ? column * image.width() + row : row * image.width() + column;
        System.arraycopy(
            from, source * Raster.CHANNELS, to, (y * width + x) * Raster.CHANNELS, Raster.CHANNELS);
      }
    }
    return new Raster(width, height, to);
  }

  /** The orientation that EXIF numbers so: what to do with the stored pixels to see them right. */
  static Orientation ofExif(int number) {
    return switch (number) {
      case 2 -> MIRRORED;
      case 3 -> ROTATED_180;
      case 4 -> FLIPPED;
      case 5 -> TRANSPOSED;
      case 6 -> ROTATED_90;
      case 7 -> TRANSVERSED;
      case 8 -> ROTATED_270;
      default -> UPRIGHT;
    };
  }
}
