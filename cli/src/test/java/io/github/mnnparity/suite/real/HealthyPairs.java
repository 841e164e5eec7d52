package io.github.mnnparity.suite.real;

import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.suite.zoo.ModelZoo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** The pairs that must MATCH; converted once a run, under {@code target/suites}. */
public final class HealthyPairs {
  private static final Path WORK = Path.of("target", "suites").toAbsolutePath();
  private static final Map<String, Pair> MADE = new LinkedHashMap<>();
  private static final Shape IMAGE = Shape.of(1, 3, 64, 64);
  private static final Shape FACES = Shape.of(1, 3, 240, 320);

  private HealthyPairs() {}

  /** Small networks built by the suites: fast enough for every run. */
  public static List<Pair> built() {
    List<Pair> pairs = new ArrayList<>();
    pairs.add(zoo("mobilenet-v2", "image"));
    pairs.add(zoo("mobilenet-v3", "image"));
    pairs.add(zoo("resnet", "data"));
    pairs.add(zoo("squeezenet", "data"));
    pairs.add(zoo("yolo", "images"));
    pairs.add(encoder());
    return pairs;
  }

  /** Halved weights of three of them. */
  public static List<Pair> halved() {
    return Stream.of("mobilenet-v2", "resnet", "yolo")
        .map(name -> converted(name + "-fp16", zooFile(name), built(name).inputs(), "--fp16"))
        .toList();
  }

  /** One of the built networks, converted with {@code flags}; the flags are part of its name. */
  public static Pair quantized(String name, String... flags) {
    return converted(name + String.join("", flags), zooFile(name), built(name).inputs(), flags);
  }

  /** Models as others published them; those that are not on this machine are left out. */
  public static List<Pair> published() {
    List<Pair> pairs = new ArrayList<>();
    ocr("ch_ppocr_mobile_v2.0_cls_infer.onnx", "ppocr-cls", Shape.of(1, 3, 48, 192))
        .ifPresent(pairs::add);
    ocr("ch_PP-OCRv4_det_infer.onnx", "ppocr-det", Shape.of(1, 3, 160, 160)).ifPresent(pairs::add);
    ocr("ch_PP-OCRv4_rec_infer.onnx", "ppocr-rec", Shape.of(1, 3, 48, 160)).ifPresent(pairs::add);
    sharedModel("rfb-320.onnx")
        .ifPresent(
            onnx -> {
              Map<String, Tensor> inputs = Map.of("input", uniform(FACES, 5));
              sharedModel("rfb-320.mnn")
                  .ifPresent(mnn -> pairs.add(new Pair("rfb-published", onnx, mnn, inputs)));
              pairs.add(converted("rfb", onnx, inputs));
            });
    sharedModel("slim-320-raw.onnx")
        .ifPresent(onnx -> pairs.add(converted("slim", onnx, Map.of("input", uniform(FACES, 6)))));
    return pairs;
  }

  public static List<Pair> all() {
    return Stream.of(published(), built(), halved()).flatMap(List::stream).toList();
  }

  private static Pair built(String name) {
    return built().stream().filter(pair -> pair.name().equals(name)).findFirst().orElseThrow();
  }

  private static Pair zoo(String name, String input) {
    Tensor image = normal(IMAGE, name.hashCode());
    return converted(name, zooFile(name), Map.of(input, image));
  }

  private static Pair encoder() {
    long[] ids = new Random(3).longs(12, 0, 100).toArray();
    Tensor tensor = Tensor.ofLongs(Shape.of(1, 12), ids);
    return converted(
        "encoder", zooFile("encoder"), Map.of("ids", tensor), "--useGeluApproximation", "0");
  }

  private static Path zooFile(String name) {
    Path file = WORK.resolve(name + ".onnx");
    try {
      if (!MADE.containsKey(name)) {
        Files.createDirectories(WORK);
        Files.write(file, ModelZoo.bytes(name));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  private static Optional<Pair> ocr(String file, String name, Shape shape) {
    return RealPython.ocrModels()
        .map(folder -> folder.resolve(file))
        .filter(Files::exists)
        .map(onnx -> converted(name, onnx, Map.of("x", writing(shape, name.hashCode()))));
  }

  /** A file of {@code shared/models} beside the repository. */
  public static Optional<Path> sharedModel(String name) {
    return Stream.of("../../shared/models", "../../../shared/models")
        .map(folder -> Path.of(folder, name).toAbsolutePath().normalize())
        .filter(Files::exists)
        .findFirst();
  }

  /** {@code onnx} with its conversion under {@code flags}. */
  public static synchronized Pair converted(
      String name, Path onnx, Map<String, Tensor> inputs, String... flags) {
    return MADE.computeIfAbsent(
        name,
        key -> {
          Path mnn = WORK.resolve(name + ".mnn");
          RealConverter.convert(onnx, mnn, flags);
          return new Pair(name, onnx, mnn, inputs);
        });
  }

  private static Tensor normal(Shape shape, long seed) {
    Random random = new Random(seed);
    float[] values = new float[Math.toIntExact(shape.elements())];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Tensor.ofFloats(shape, values);
  }

  private static Tensor uniform(Shape shape, long seed) {
    Random random = new Random(seed);
    float[] values = new float[Math.toIntExact(shape.elements())];
    for (int i = 0; i < values.length; i++) {
      values[i] = 2 * random.nextFloat() - 1;
    }
    return Tensor.ofFloats(shape, values);
  }

  /**
   * An image like a page with lines of writing, normalised: dark strokes on a light ground. On
   * noise the detector finds nothing, and its outputs, all close to zero, are ill-conditioned.
   */
  private static Tensor writing(Shape shape, long seed) {
    int height = Math.toIntExact(shape.dim(2));
    int width = Math.toIntExact(shape.dim(3));
    float[] values = new float[Math.toIntExact(shape.elements())];
    Arrays.fill(values, 0.9f);
    Random random = new Random(seed);
    for (int top = height / 6; top + 14 < height; top += 34) {
      for (int x = 8; x + 12 < width; x += 4 + random.nextInt(4)) {
        int stroke = top + random.nextInt(12);
        for (int channel = 0; channel < 3; channel++) {
          for (int y = top; y < top + 14; y++) {
            int end = y == stroke ? 8 : 2;
            int from = (channel * height + y) * width + x;
            Arrays.fill(values, from, from + end, -0.8f);
          }
        }
      }
    }
    return Tensor.ofFloats(shape, values);
  }
}
