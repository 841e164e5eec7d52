package io.github.mnnparity.suite.integers;

import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.setup.PythonEnvironment;
import io.github.mnnparity.suite.real.RealPython;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javax.imageio.ImageIO;

/** The real quantizer, calibrated on pictures that are drawn here. */
final class RealQuantizer {
  private static final int PICTURES = 6;
  private static final float MEAN = 127;
  private static final float FACTOR = 1 / 64f;
  private static final String CALL =
      "import sys; sys.argv[1] and sys.path.insert(0, sys.argv[1]); del sys.argv[1];"
          + " import _tools; _tools.mnnquant(sys.argv)";

  private RealQuantizer() {}

  /**
   * Quantizes weights and activations of a model with one image input.
   *
   * @param method of the quantizer: {@code KL} or {@code EMA}
   * @param shape of the input, {@code [1, 3, height, width]}
   * @throws IllegalStateException with the quantizer's own words if there is no file afterwards
   */
  static void quantize(Path floats, Path target, String method, Shape shape) {
    try {
      Files.deleteIfExists(target);
      Path folder = Files.createTempDirectory("quantize");
      Path pictures = Files.createDirectory(folder.resolve("pictures"));
      for (int i = 0; i < PICTURES; i++) {
        ImageIO.write(picture(shape, i), "png", pictures.resolve(i + ".png").toFile());
      }
      Path settings =
          Files.writeString(folder.resolve("quantize.json"), settings(pictures, method, shape));
      PythonEnvironment python = RealPython.require();
      List<String> command = new ArrayList<>(python.command());
      command.addAll(List.of("-c", CALL, python.packages()));
      command.add(floats.toAbsolutePath().toString());
      command.add(target.toAbsolutePath().toString());
      command.add(settings.toString());
      Path log = folder.resolve("log.txt");
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      int status = process.waitFor();
      if (status != 0 || !Files.exists(target)) {
        throw new IllegalStateException(
            "quantizing " + floats + " ended with " + status + ": " + Files.readString(log));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String settings(Path pictures, String method, Shape shape) {
    return String.format(
        Locale.ROOT,
        "{\"format\": \"RGB\", \"mean\": [%1$s, %1$s, %1$s], \"normal\": [%2$s, %2$s, %2$s],"
            + " \"width\": %3$d, \"height\": %4$d, \"path\": \"%5$s/\", \"used_image_num\": %6$d,"
            + " \"feature_quantize_method\": \"%7$s\", \"weight_quantize_method\": \"MAX_ABS\","
            + " \"winogradOpt\": false}",
        MEAN,
        FACTOR,
        shape.dim(3),
        shape.dim(2),
        pictures,
        PICTURES,
        method);
  }

  /** The first picture as the quantizer feeds it. */
  static Tensor input(Shape shape) {
    BufferedImage picture = picture(shape, 0);
    int height = Math.toIntExact(shape.dim(2));
    int width = Math.toIntExact(shape.dim(3));
    float[] values = new float[3 * height * width];
    for (int i = 0; i < height * width; i++) {
      int rgb = picture.getRGB(i % width, i / width);
      for (int channel = 0; channel < 3; channel++) {
        int level = rgb >> (16 - 8 * channel) & 0xff;
        values[channel * height * width + i] = (level - MEAN) * FACTOR;
      }
    }
    return Tensor.ofFloats(shape, values);
  }

  /** Waves, and rectangles over them. */
  private static BufferedImage picture(Shape shape, long seed) {
    int height = Math.toIntExact(shape.dim(2));
    int width = Math.toIntExact(shape.dim(3));
    Random random = new Random(seed);
    double[] levels = new double[3 * height * width];
    for (int channel = 0; channel < 3; channel++) {
      for (int wave = 0; wave < 5; wave++) {
        double across = random.nextDouble() * 12 / width;
        double down = random.nextDouble() * 12 / height;
        double phase = random.nextDouble();
        for (int i = 0; i < height * width; i++) {
          double turns = across * (i % width) + down * (i / width) + phase;
          levels[channel * height * width + i] += 25 * Math.sin(2 * Math.PI * turns);
        }
      }
    }
    for (int shapeIndex = 0; shapeIndex < 8; shapeIndex++) {
      int left = random.nextInt(width);
      int top = random.nextInt(height);
      int right = Math.min(width, left + 4 + random.nextInt(width / 3));
      int bottom = Math.min(height, top + 4 + random.nextInt(height / 3));
      for (int channel = 0; channel < 3; channel++) {
        double level = random.nextDouble() * 160 - 80;
        for (int y = top; y < bottom; y++) {
          for (int x = left; x < right; x++) {
            levels[(channel * height + y) * width + x] += level;
          }
        }
      }
    }
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < height * width; i++) {
      int rgb = 0;
      for (int channel = 0; channel < 3; channel++) {
        double level = 127 + levels[channel * height * width + i] + random.nextGaussian() * 6;
        rgb = rgb << 8 | (int) Math.max(0, Math.min(255, level));
      }
      picture.setRGB(i % width, i / width, rgb);
    }
    return picture;
  }
}
