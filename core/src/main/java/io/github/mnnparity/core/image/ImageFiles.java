package io.github.mnnparity.core.image;

import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.Problem;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Reads PNG, JPEG, BMP and GIF files, recognised by content. Stateless, thread-safe. */
public final class ImageFiles {
  private static final long MOST_PIXELS = 100_000_000;
  private static final byte[][] MAGIC = {
    {(byte) 0x89, 'P', 'N', 'G'},
    {(byte) 0xff, (byte) 0xd8, (byte) 0xff},
    {'B', 'M'},
    {'G', 'I', 'F', '8'}
  };

  private ImageFiles() {}

  /** Whether the file starts as one of the formats does. */
  public static boolean isImage(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(4);
      return Arrays.stream(MAGIC)
          .anyMatch(
              magic ->
                  start.length >= magic.length
                      && Arrays.equals(Arrays.copyOf(start, magic.length), magic));
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Red, green and blue of the stored pixels; transparency is dropped, as OpenCV does it.
   *
   * @param turned whether a JPEG is turned upright as its EXIF data say
   * @throws BadInputException if the file cannot be read, is no such image, or is too large
   */
  public static Raster read(Path file, boolean turned) {
    if (!Files.isRegularFile(file)) {
      throw refused(file, Files.exists(file) ? "a folder or device" : "no such file");
    }
    try {
      Raster stored = raster(decoded(file));
      return turned ? Exif.orientation(Files.readAllBytes(file)).turn(stored) : stored;
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      // Some decoders of the JDK throw unchecked exceptions for damaged files.
      throw refused(file, e.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }

  private static BufferedImage decoded(Path file) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw refused(file, "something else");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        long pixels = Math.multiplyExact((long) reader.getWidth(0), reader.getHeight(0));
        if (pixels > MOST_PIXELS) {
          throw refused(file, pixels + " pixels, more than " + MOST_PIXELS);
        }
        return reader.read(0);
      } finally {
        reader.dispose();
      }
    }
  }

  private static Raster raster(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    java.awt.image.Raster samples = image.getRaster();
    boolean gray =
        image.getType() == BufferedImage.TYPE_BYTE_GRAY
            || (samples.getNumBands() <= 2
                && image.getColorModel().getColorSpace().getNumComponents() == 1
                && image.getColorModel().getComponentSize(0) == 8);
    float[] values = new float[width * height * Raster.CHANNELS];
    int[] line = new int[width];
    for (int y = 0; y < height; y++) {
      if (gray) {
        // getRGB would convert a linear gray space to sRGB, which no other library does.
        samples.getSamples(0, y, width, 1, 0, line);
      } else {
        image.getRGB(0, y, width, 1, line, 0, width);
      }
      for (int x = 0; x < width; x++) {
        int at = (y * width + x) * Raster.CHANNELS;
        values[at] = gray ? line[x] : (line[x] >> 16) & 0xff;
        values[at + 1] = gray ? line[x] : (line[x] >> 8) & 0xff;
        values[at + 2] = gray ? line[x] : line[x] & 0xff;
      }
    }
    return new Raster(width, height, values);
  }

  private static BadInputException refused(Path file, String found) {
    return new BadInputException(
        new Problem(
            file.toString(),
            "an image as PNG, JPEG, BMP or GIF",
            found,
            "check the path, or save the image again as PNG"));
  }
}
