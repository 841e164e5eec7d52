package io.github.mnnparity.suite.healthy;

import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.suite.nets.DecisionNets;
import io.github.mnnparity.suite.nets.DecisionNets.Decision;
import io.github.mnnparity.suite.nets.SmallNet.Converted;
import io.github.mnnparity.suite.real.HealthyPairs;
import io.github.mnnparity.suite.real.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Healthy pairs: threads, precisions, seeds, shapes, converter options, scores that are ties. */
final class Variants {
  /** Options of the real converter that change what the file says, but not what it means. */
  private static final List<List<String>> FLAGS =
      List.of(
          List.of("--optimizePrefer", "1"),
          List.of("--optimizePrefer", "2"),
          List.of("--saveStaticModel"),
          List.of("--convertMatmulToConv", "0"));

  private Variants() {}

  /** One of each circumstance. */
  static List<Variant> sample() {
    List<Variant> variants = new ArrayList<>();
    Pair small = HealthyPairs.built().get(3);
    variants.add(Variant.engine(small, 4, "high"));
    variants.add(Variant.engine(small, 1, "normal"));
    variants.add(Variant.seed(small, 1));
    variants.add(flagged(small, FLAGS.get(0)));
    for (Decision decision : Decision.values()) {
      variants.add(decision(decision, 1));
    }
    return variants;
  }

  static List<Variant> all() {
    List<Variant> variants = new ArrayList<>();
    HealthyPairs.all().forEach(pair -> variants.add(Variant.plain(pair)));
    for (Pair pair : HealthyPairs.built()) {
      variants.add(Variant.engine(pair, 2, "high"));
      variants.add(Variant.engine(pair, 4, "high"));
      variants.add(Variant.engine(pair, 1, "normal"));
      Stream.of(1, 2, 3).forEach(seed -> variants.add(Variant.seed(pair, seed)));
      FLAGS.forEach(flags -> variants.add(flagged(pair, flags)));
    }
    for (Pair pair : HealthyPairs.halved()) {
      variants.add(Variant.engine(pair, 4, "high"));
      variants.add(Variant.seed(pair, 1));
    }
    for (Pair pair : HealthyPairs.published()) {
      variants.add(Variant.engine(pair, 4, "high"));
      variants.add(Variant.engine(pair, 1, "normal"));
      shapes(pair).forEach(shape -> variants.add(shaped(pair, shape)));
    }
    for (String name : List.of("mobilenet-v2", "resnet", "yolo")) {
      variants.add(Variant.plain(HealthyPairs.quantized(name, "--weightQuantBits", "8")));
    }
    for (Decision decision : Decision.values()) {
      for (long seed = 1; seed <= 5; seed++) {
        variants.add(decision(decision, seed));
      }
    }
    return variants;
  }

  private static Variant flagged(Pair pair, List<String> flags) {
    String name = pair.name() + String.join("", flags);
    String[] options =
        Stream.concat(
                flags.stream(),
                // Else the converter stores another GELU, which is a fault.
                pair.name().equals("encoder")
                    ? Stream.of("--useGeluApproximation", "0")
                    : Stream.empty())
            .toArray(String[]::new);
    Pair other = HealthyPairs.converted(name, pair.onnx(), pair.inputs(), options);
    return new Variant(
        new Pair(pair.name(), other.onnx(), other.mnn(), other.inputs()),
        String.join(" ", flags),
        settings -> pair.inputs().forEach(settings::input));
  }

  private static List<Shape> shapes(Pair pair) {
    return switch (pair.name()) {
      case "ppocr-cls" -> List.of(Shape.of(2, 3, 48, 192), Shape.of(3, 3, 48, 192));
      case "ppocr-det" -> List.of(Shape.of(1, 3, 96, 192));
      case "ppocr-rec" -> List.of(Shape.of(1, 3, 48, 96), Shape.of(1, 3, 48, 256));
      default -> List.of();
    };
  }

  private static Variant shaped(Pair pair, Shape shape) {
    return new Variant(pair, "x " + shape, options -> options.shape("x", shape));
  }

  private static Variant decision(Decision decision, long seed) {
    Converted files = DecisionNets.of(decision, seed).converted();
    Pair pair = new Pair("decision-" + decision, files.onnx(), files.mnn(), Map.of());
    return new Variant(
        pair, "ties, weights and input of seed " + seed, options -> options.seed(seed));
  }
}
