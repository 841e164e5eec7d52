package io.github.mnnparity.suite.integers;

import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.suite.Suites;
import io.github.mnnparity.suite.real.HealthyPairs;
import io.github.mnnparity.suite.real.Pair;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Networks whose weights and activations the real quantizer made integers. */
public final class IntegerFiles {
  private static final Path WORK = Path.of("target", "suites").toAbsolutePath();
  private static final Map<String, Pair> MADE = new LinkedHashMap<>();

  private IntegerFiles() {}

  /**
   * Small networks and published ones, each by both methods of the quantizer that work; one of each
   * method in a normal run. EMA kills the quantizer on the classifier, whose file has dynamic
   * sizes.
   */
  public static List<Pair> all() {
    if (!Suites.full()) {
      return List.of(of("mobilenet-v2", "KL"), of("mobilenet-v2", "EMA"));
    }
    List<Pair> files = new ArrayList<>();
    for (String name : List.of("mobilenet-v2", "resnet", "squeezenet", "yolo")) {
      files.add(of(name, "KL"));
      files.add(of(name, "EMA"));
    }
    for (Pair pair : HealthyPairs.published()) {
      switch (pair.name()) {
        case "slim", "rfb" -> {
          files.add(quantized(pair, "KL"));
          files.add(quantized(pair, "EMA"));
        }
        case "ppocr-cls" -> files.add(quantized(pair, "KL"));
        default -> {}
      }
    }
    return files;
  }

  /** One of the built networks. */
  static Pair of(String name, String method) {
    return quantized(
        HealthyPairs.built().stream()
            .filter(pair -> pair.name().equals(name))
            .findFirst()
            .orElseThrow(),
        method);
  }

  /** One of the published detectors, if it is on this machine. */
  static Stream<Pair> published(String name, String method) {
    return HealthyPairs.published().stream()
        .filter(pair -> pair.name().equals(name))
        .map(pair -> quantized(pair, method));
  }

  /** The input is one of the pictures that the quantizer saw. */
  private static synchronized Pair quantized(Pair floats, String method) {
    return MADE.computeIfAbsent(
        floats.name() + "-" + method,
        name -> {
          Path mnn = WORK.resolve(name + ".mnn");
          String input = floats.inputs().keySet().iterator().next();
          Shape shape = floats.inputs().get(input).shape();
          RealQuantizer.quantize(floats.mnn(), mnn, method, shape);
          return new Pair(name, floats.onnx(), mnn, Map.of(input, RealQuantizer.input(shape)));
        });
  }
}
