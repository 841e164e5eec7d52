package io.github.mnnparity.suite.explain;

import io.github.mnnparity.core.image.Raster;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Random;

/** Images as networks for faces and writing expect them, drawn from a seed. */
final class Drawings {
  private Drawings() {}

  /** Ovals with eyes and mouths on a gradient, with a line of writing. */
  static Raster faces(int width, int height, long seed) {
    Random random = new Random(seed);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = ground(image, new Color(190, 220, 245), new Color(120, 150, 90));
    for (int face = 0; face < 6; face++) {
      int size = height / 8 + random.nextInt(height / 8);
      int x = random.nextInt(width - size);
      int y = random.nextInt(height - size * 4 / 3);
      g.setColor(new Color(200 + random.nextInt(50), 150 + random.nextInt(40), 110));
      g.fillOval(x, y, size, size * 4 / 3);
      g.setColor(new Color(60, 30, 20));
      g.fillArc(x, y - size / 10, size, size * 2 / 3, 20, 140);
      g.fillOval(x + size / 4, y + size / 2, size / 8, size / 10);
      g.fillOval(x + size * 5 / 8, y + size / 2, size / 8, size / 10);
      g.setColor(new Color(170, 40, 50));
      g.setStroke(new BasicStroke(Math.max(1, size / 20f)));
      g.drawArc(x + size / 4, y + size * 2 / 3, size / 2, size / 3, 200, 140);
    }
    write(g, "Parity " + seed, 20, height - 12, height / 12);
    g.dispose();
    return raster(image);
  }

  /** A line of writing on a light ground. */
  static Raster line(int width, int height, long seed) {
    Random random = new Random(seed);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Color light = new Color(200 + random.nextInt(55), 210, 180 + random.nextInt(70));
    Graphics2D g = ground(image, light, new Color(250, 190 + random.nextInt(60), 230));
    g.setColor(new Color(random.nextInt(90), random.nextInt(60), random.nextInt(120)));
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 9; i++) {
      text.append((char) ('A' + random.nextInt(26)));
    }
    if (seed % 2 == 1) {
      g.rotate(Math.PI, width / 2.0, height / 2.0);
    }
    write(g, text.toString(), 8, height * 3 / 4, height * 2 / 3);
    g.dispose();
    return raster(image);
  }

  /** Several lines of writing and a few shapes. */
  static Raster page(int width, int height, long seed) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = ground(image, new Color(250, 245, 225), new Color(205, 220, 235));
    g.setColor(new Color(40, 90, 160));
    g.fillRect(width / 2, height / 3, width / 3, height / 9);
    g.setColor(new Color(150, 30, 30));
    write(g, "Seite " + seed, width / 12, height / 5, height / 7);
    g.setColor(new Color(20, 20, 60));
    write(g, "one operator at a time", width / 14, height * 3 / 5, height / 12);
    write(g, "from ONNX to MNN", width / 10, height * 4 / 5, height / 9);
    g.dispose();
    return raster(image);
  }

  private static Graphics2D ground(BufferedImage image, Color top, Color bottom) {
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setPaint(new GradientPaint(0, 0, top, image.getWidth() / 3f, image.getHeight(), bottom));
    g.fillRect(0, 0, image.getWidth(), image.getHeight());
    return g;
  }

  private static void write(Graphics2D g, String text, int x, int y, int size) {
    g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, size));
    g.drawString(text, x, y);
  }

  private static Raster raster(BufferedImage image) {
    int width = image.getWidth();
    int[] pixels = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
    float[] values = new float[3 * pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      values[3 * i] = (pixels[i] >> 16) & 0xff;
      values[3 * i + 1] = (pixels[i] >> 8) & 0xff;
      values[3 * i + 2] = pixels[i] & 0xff;
    }
    return Raster.of(width, image.getHeight(), values);
  }
}
