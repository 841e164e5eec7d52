package io.github.mnnparity.cli.story;

import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Random;

/** Draws shapes, and prepares pictures for the network as they should be. */
final class Drawing {
  static final int SIZE = 64;
  static final Shape INPUT = Shape.of(1, 3, SIZE, SIZE);

  /** As most image networks want them: per channel R, G, B, of values from 0 to 1. */
  static final float[] MEAN = {0.485f, 0.456f, 0.406f};

  static final float[] STD = {0.229f, 0.224f, 0.225f};

  private Drawing() {}

  /** A warm shape on a cool ground; place, size, turn and colours from {@code random}. */
  static BufferedImage of(ShapeClass shape, Random random) {
    BufferedImage picture = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
    if (shape == ShapeClass.NOTHING) {
      fillWithNoise(picture, random);
      return picture;
    }
    Graphics2D pen = picture.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setColor(colour(random, 20, 6, 40, 6, 100, 8));
    pen.fillRect(0, 0, SIZE, SIZE);
    pen.setColor(colour(random, 230, 10, 160, 10, 30, 10));
    double radius = 19 + 2 * random.nextDouble();
    double x = SIZE / 2.0 + 2 * (random.nextDouble() - 0.5);
    double y = SIZE / 2.0 + 2 * (random.nextDouble() - 0.5);
    pen.fill(shape.at(x, y, radius, 0.06 * (random.nextDouble() - 0.5)));
    pen.dispose();
    return picture;
  }

  private static void fillWithNoise(BufferedImage picture, Random random) {
    int spread = 30 + random.nextInt(120);
    int from = random.nextInt(256 - spread);
    for (int y = 0; y < SIZE; y++) {
      for (int x = 0; x < SIZE; x++) {
        picture.setRGB(x, y, colour(random, from, spread, from, spread, from, spread).getRGB());
      }
    }
  }

  private static Color colour(Random random, int... fromAndSpread) {
    int red = fromAndSpread[0] + random.nextInt(fromAndSpread[1]);
    int green = fromAndSpread[2] + random.nextInt(fromAndSpread[3]);
    int blue = fromAndSpread[4] + random.nextInt(fromAndSpread[5]);
    return new Color(red, green, blue);
  }

  /** Channels R, G, B one after the other, scaled to 0..1, mean taken off, divided by deviation. */
  static Tensor prepared(BufferedImage picture) {
    float[] values = new float[3 * SIZE * SIZE];
    for (int y = 0; y < SIZE; y++) {
      for (int x = 0; x < SIZE; x++) {
        int rgb = picture.getRGB(x, y);
        for (int channel = 0; channel < 3; channel++) {
          int level = rgb >> (16 - 8 * channel) & 0xff;
          values[(channel * SIZE + y) * SIZE + x] = (level / 255f - MEAN[channel]) / STD[channel];
        }
      }
    }
    return Tensor.ofFloats(INPUT, values);
  }
}
