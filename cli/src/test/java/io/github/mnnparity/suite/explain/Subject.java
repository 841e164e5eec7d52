package io.github.mnnparity.suite.explain;

import io.github.mnnparity.core.image.Raster;
import io.github.mnnparity.suite.flat.FlatTree;
import io.github.mnnparity.suite.real.HealthyPairs;
import io.github.mnnparity.suite.real.Pair;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A model with the preprocessing that its users intend, and images for it.
 *
 * @param input name of its input
 * @param outputs names of its outputs
 */
record Subject(
    String name,
    Path onnx,
    Path mnn,
    String input,
    List<String> outputs,
    int width,
    int height,
    String order,
    double scale,
    List<Double> mean,
    List<Double> std,
    List<Raster> images) {

  static Optional<Subject> classifier() {
    return pair("ppocr-cls")
        .map(
            pair ->
                new Subject(
                    "PP-OCR classifier",
                    pair.onnx(),
                    pair.mnn(),
                    "x",
                    outputs(pair.mnn()),
                    192,
                    48,
                    "BGR",
                    1 / 255.0,
                    List.of(0.5),
                    List.of(0.5),
                    List.of(
                        Drawings.line(301, 75, 0),
                        Drawings.line(285, 81, 1),
                        Drawings.line(333, 70, 2),
                        Drawings.line(297, 77, 3))));
  }

  static Optional<Subject> writing(int size) {
    return pair("ppocr-det")
        .map(
            pair ->
                new Subject(
                    "PP-OCR detector",
                    pair.onnx(),
                    pair.mnn(),
                    "x",
                    outputs(pair.mnn()),
                    size,
                    size + 32,
                    "BGR",
                    1 / 255.0,
                    List.of(0.485, 0.456, 0.406),
                    List.of(0.229, 0.224, 0.225),
                    List.of(Drawings.page(401, 299, 7))));
  }

  static Optional<Subject> faces() {
    Optional<Path> onnx = HealthyPairs.sharedModel("rfb-320.onnx");
    Optional<Path> mnn = HealthyPairs.sharedModel("rfb-320.mnn");
    return onnx.isEmpty() || mnn.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Subject(
                "face detector",
                onnx.get(),
                mnn.get(),
                "input",
                List.of("scores", "boxes"),
                320,
                240,
                "RGB",
                1,
                List.of(127.0),
                List.of(128.0),
                List.of(Drawings.faces(561, 400, 3))));
  }

  private static Optional<Pair> pair(String name) {
    return HealthyPairs.published().stream().filter(pair -> pair.name().equals(name)).findFirst();
  }

  private static List<String> outputs(Path mnn) {
    try {
      return FlatTree.parse(Files.readAllBytes(mnn)).strings("outputName");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As {@code --preprocess} takes it. */
  String preprocess() {
    return "resize=%dx%d:mnn-bilinear,order=%s,scale=%s,mean=%s,std=%s"
        .formatted(width, height, order, scale, text(mean), text(std));
  }

  private static String text(List<Double> values) {
    return String.join(":", values.stream().map(value -> Double.toString(value)).toList());
  }
}
