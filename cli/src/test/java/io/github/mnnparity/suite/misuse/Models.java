package io.github.mnnparity.suite.misuse;

import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.suite.real.HealthyPairs;
import io.github.mnnparity.suite.real.Pair;
import io.github.mnnparity.suite.real.RealPython;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** The models that the apps run, each converted when it is first asked for, and their pictures. */
final class Models {
  private Models() {}

  static Optional<Pair> classifier() {
    return ocr("ch_ppocr_mobile_v2.0_cls_infer.onnx", "ppocr-cls", Shape.of(1, 3, 48, 192));
  }

  static Optional<Pair> detector(String... flags) {
    String name = "ppocr-det" + String.join("", flags);
    return ocr("ch_PP-OCRv4_det_infer.onnx", name, Shape.of(1, 3, 160, 160), flags);
  }

  /** A file of an old converter: its input is packed. */
  static Optional<Pair> faces() {
    Map<String, Tensor> inputs = Map.of("input", picture(Shape.of(1, 3, 240, 320), 3));
    return HealthyPairs.sharedModel("rfb-320.onnx")
        .flatMap(
            onnx ->
                HealthyPairs.sharedModel("rfb-320.mnn")
                    .map(mnn -> new Pair("rfb-published", onnx, mnn, inputs)));
  }

  static Pair built(String name) {
    return HealthyPairs.built().stream()
        .filter(pair -> pair.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Optional<Pair> ocr(String file, String name, Shape shape, String... flags) {
    return RealPython.ocrModels()
        .map(folder -> folder.resolve(file))
        .filter(Files::exists)
        .map(
            (Path onnx) ->
                HealthyPairs.converted(name, onnx, Map.of("x", picture(shape, 3)), flags));
  }

  /** Other pictures of the same sizes, {@code batch} to an input. */
  static Map<String, Tensor> inputs(Pair pair, int batch, long seed) {
    Map<String, Tensor> inputs = new LinkedHashMap<>();
    pair.inputs()
        .forEach(
            (name, tensor) -> {
              long[] dims = tensor.shape().toArray();
              dims[0] *= batch;
              inputs.put(name, picture(Shape.of(dims), seed));
            });
    return inputs;
  }

  /** A page with lines of writing: dark strokes on a light ground, in bytes, scaled to -1..1. */
  private static Tensor picture(Shape shape, long seed) {
    Random random = new Random(seed);
    int channels = Math.toIntExact(shape.dim(1));
    int height = Math.toIntExact(shape.dim(2));
    int width = Math.toIntExact(shape.dim(3));
    float[] bytes = new float[Math.toIntExact(shape.elements())];
    for (int item = 0; item < shape.dim(0); item++) {
      for (int channel = 0; channel < channels; channel++) {
        int from = (item * channels + channel) * height * width;
        Arrays.fill(bytes, from, from + height * width, 215 + random.nextInt(35));
      }
      int tall = 12 + random.nextInt(6);
      for (int top = 3 + random.nextInt(6); top + tall < height; top += 2 * tall) {
        for (int x = 4; x + 12 < width; x += 4 + random.nextInt(4)) {
          int stroke = top + random.nextInt(tall);
          int ink = random.nextInt(60);
          for (int channel = 0; channel < channels; channel++) {
            for (int y = top; y < top + tall; y++) {
              int row = ((item * channels + channel) * height + y) * width + x;
              Arrays.fill(bytes, row, row + (y == stroke ? 8 : 2), ink + 15 * channel);
            }
          }
        }
      }
    }
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (bytes[i] - 127.5f) / 127.5f;
    }
    return Tensor.ofFloats(shape, bytes);
  }
}
