package io.github.mnnparity.cli.story;

import io.github.mnnparity.core.input.NumpyFiles;
import io.github.mnnparity.core.io.AtomicFiles;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * A picture of the story, in the forms in which app and tools want it.
 *
 * @param name of its files, without ending
 */
record Frame(String name, BufferedImage picture) {
  private static final long SEED = 1052;

  /** One of each shape. */
  static List<Frame> drawn() {
    return ShapeClass.ALL.stream()
        .filter(shape -> shape != ShapeClass.NOTHING)
        .map(shape -> new Frame(shape.word(), Drawing.of(shape, new Random(SEED))))
        .toList();
  }

  /** As a camera or OpenCV gives it: row by row, B, G, R. */
  String camera() {
    return name + ".bgr";
  }

  String png() {
    return name + ".png";
  }

  /** The network's input. */
  String npy() {
    return name + ".npy";
  }

  void writeTo(Path folder) {
    AtomicFiles.write(
        folder.resolve(png()),
        file -> {
          if (!ImageIO.write(picture, "png", file.toFile())) {
            throw new IOException("this Java writes no PNG");
          }
        });
    AtomicFiles.write(folder.resolve(camera()), file -> Files.write(file, bytes()));
    NumpyFiles.writeArray(Drawing.prepared(picture), folder.resolve(npy()));
  }

  private byte[] bytes() {
    byte[] bytes = new byte[3 * Drawing.SIZE * Drawing.SIZE];
    for (int pixel = 0; pixel < Drawing.SIZE * Drawing.SIZE; pixel++) {
      int rgb = picture.getRGB(pixel % Drawing.SIZE, pixel / Drawing.SIZE);
      bytes[3 * pixel] = (byte) rgb;
      bytes[3 * pixel + 1] = (byte) (rgb >> 8);
      bytes[3 * pixel + 2] = (byte) (rgb >> 16);
    }
    return bytes;
  }
}
